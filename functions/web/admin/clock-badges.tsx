/** In rows and headings: that an obligation stands, or that its party waits for an officer. */
import { Badge } from '../frame/parts.tsx';
import type { WorkRow } from '../ports.ts';
import { clockTexts as texts } from '../texts/clocks.ts';

export const ClockBadges = ({ of }: { of: Pick<WorkRow, 'paused' | 'asks'> }) => (
  <>
    {of.paused && <Badge tone="warn">{texts.pausedBadge}</Badge>}
    {of.asks && <Badge tone="warn">{texts.asks[of.asks]}</Badge>}
  </>
);
