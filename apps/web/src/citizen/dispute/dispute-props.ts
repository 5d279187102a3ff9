import type { PartyDispute } from '../../api/shapes.ts';
import type { Opened } from '../navigation.ts';

export interface DisputeProps {
  readonly opened: Opened;
  readonly dispute: PartyDispute;
  readonly onChange: (dispute: PartyDispute) => void;
}
