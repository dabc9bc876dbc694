/** What may be done with a finding, or what was done. */
import type { FindingView } from '../../../shared/contract/findings.ts';
import { zh } from '../../../shared/i18n/translate.ts';
import { formatPoints } from '../../../shared/model/points.ts';
import { Button, LinkButton } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Menu } from '../../kit/menu.tsx';
import { Tag } from '../../kit/tag.tsx';

export type Booking = FindingView['bookings'][number];

export interface DecisionProps {
  readonly finding: FindingView;
  readonly readOnly: boolean;
  readonly isBusy: boolean;
  readonly onDismissing: (isDismissing: boolean) => void;
  readonly onConfirm: (booking: Booking | null) => void;
  readonly onLater: () => void;
  readonly onReopen: () => void;
  readonly onShowBooked: () => void;
}

function bookingText(booking: Booking): string {
  if (booking.kind === 'veto') return zh('finding.booking.veto', { label: booking.label });
  return booking.points === null
    ? booking.label
    : zh('finding.booking', { label: booking.label, points: formatPoints(booking.points) });
}

/** Where a confirmation goes, short enough for the card's foot; the whole of it is in the tooltip. */
function goesTo(booking: Booking): string {
  if (booking.kind === 'veto') return zh('finding.goesTo.veto', { id: booking.id });
  const points = booking.points === null ? '' : formatPoints(booking.points);
  return zh('finding.goesTo', { item: booking.itemId, points });
}

export function Decision(props: DecisionProps) {
  const { finding } = props;
  if (finding.state === 'confirmed' || finding.state === 'dismissed') return <Decided {...props} />;
  if (props.readOnly) {
    return (
      <footer>
        <span className="muted">{zh('finding.readOnly')}</span>
      </footer>
    );
  }
  const [first] = finding.bookings;
  const others = [
    ...finding.bookings.slice(1).map((booking) => ({
      key: `${booking.kind}:${booking.id}`,
      label: bookingText(booking),
      run: () => props.onConfirm(booking),
    })),
    { key: 'none', label: zh('finding.confirmOnly'), run: () => props.onConfirm(null) },
  ];
  return (
    <footer>
      <span className="split-button">
        <Button
          kind="primary"
          keys="A"
          label={first ? zh('finding.confirm') : zh('finding.confirmOnly')}
          isBusy={props.isBusy}
          onClick={() => props.onConfirm(first ?? null)}
        >
          {first ? zh('finding.confirm') : zh('finding.confirmOnly')}
        </Button>
        {first ? (
          <Menu entries={others} up>
            <button type="button" className="split-more" aria-label={zh('finding.otherBookings')}>
              <Icon name="down" size={12} />
            </button>
          </Menu>
        ) : null}
      </span>
      <Button keys="X" label={zh('finding.dismiss')} onClick={() => props.onDismissing(true)}>
        {zh('finding.dismiss')}
      </Button>
      <Button keys="L" label={zh('finding.later')} onClick={props.onLater}>
        {zh('finding.later')}
      </Button>
      {first ? (
        <span className="finding-booking" title={bookingText(first)}>
          {goesTo(first)}
        </span>
      ) : (
        <span className="finding-booking">{zh('finding.noBooking')}</span>
      )}
    </footer>
  );
}

function Decided(props: DecisionProps) {
  const { finding } = props;
  return (
    <footer>
      <Tag tone={finding.state === 'confirmed' ? 'ok' : 'neutral'}>
        {zh(`finding.state.${finding.state}`)}
      </Tag>
      {finding.reason ? (
        <span className="muted">{zh('finding.reasonWas', { reason: finding.reason })}</span>
      ) : null}
      {finding.state === 'confirmed' && finding.bookedOn === null ? (
        <span className="muted">{zh('finding.notBooked')}</span>
      ) : null}
      {finding.bookedOn ? (
        <LinkButton onClick={props.onShowBooked}>{zh('finding.showBooked')}</LinkButton>
      ) : null}
      <span className="spacer" />
      {props.readOnly ? null : (
        <Button small isBusy={props.isBusy} onClick={props.onReopen}>
          {zh('finding.reopen')}
        </Button>
      )}
    </footer>
  );
}
