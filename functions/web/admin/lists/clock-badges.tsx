/** In rows and headings: that an obligation stands, or that its party waits for an officer. */
import { Badge } from '#web/frame/parts.tsx';
import type { WorkRow } from '#web/ports.ts';
import { clockTexts as texts } from '#web/texts/clocks.ts';
import { lockoutTexts } from '#web/texts/lockout.ts';

export const ClockBadges = ({ of }: { of: Pick<WorkRow, 'paused' | 'asks' | 'lockedOut'> }) => (
  <>
    {of.paused && <Badge tone="warn">{texts.pausedBadge}</Badge>}
    {of.asks && <Badge tone="warn">{texts.asks[of.asks]}</Badge>}
    {of.lockedOut && <Badge tone="warn">{lockoutTexts.badge}</Badge>}
  </>
);
