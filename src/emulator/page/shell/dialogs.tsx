import { AppDialog } from '../apps/app-dialog.js';
import { LinkDialog } from '../composer/link-dialog.js';
import { LocationDialog } from '../composer/location-dialog.js';
import { PictureDialog } from '../content/index.js';
import { EventDialog } from '../events/event-dialog.js';
import { dialog } from '../state/index.js';

/** The dialog that is open, if any. */
export function Dialogs() {
  const open = dialog.value;
  switch (open?.kind) {
    case 'event':
      return <EventDialog />;
    case 'app':
      return <AppDialog agentId={open.agentId} />;
    case 'location':
      return <LocationDialog />;
    case 'link':
      return <LinkDialog />;
    case 'picture':
      return <PictureDialog url={open.url} name={open.name} />;
    default:
      return null;
  }
}
