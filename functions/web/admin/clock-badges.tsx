/** In rows and headings: that an obligation stands, or that its party waits for an officer. */
import { Badge } from '../frame/parts.tsx';
import type { WorkRow } from '../ports.ts';
import { clockTexts as texts } from '../texts/clocks.ts';
import { lockoutTexts } from '../texts/lockout.ts';

export const ClockBadges = ({ of }: { of: Pick<WorkRow, 'paused' | 'asks' | 'lockedOut'> }) => (
  <>
    {of.paused && <Badge tone="warn">{texts.pausedBadge}</Badge>}
    {of.asks && <Badge tone="warn">{texts.asks[of.asks]}</Badge>}
    {of.lockedOut && <Badge tone="warn">{lockoutTexts.badge}</Badge>}
  </>
);
