/** What the field readers know about the mail around the text. */

export interface ReadingContext {
  /** The sender's display name, and other names that are not the client's. */
  staffNames: string[];
  /** An address of a municipality, of the sender, or of ours: never the client's. */
  isOfficial(email: string): boolean;
  /** The year the mail says it was sent in: two-digit birth years above it belong to the century before. */
  year: number;
}
