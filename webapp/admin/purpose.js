import { application } from '../ui/account.js';

/** What one signs in for: servers show the page for that at the address that was asked for. */
const administration = new URL('admin/', application);
export const toAdministrate = `${location.pathname}/`.startsWith(administration.pathname);

/** Where one wanted to go. */
export const goal = toAdministrate
  ? new URL(location.search, administration)
  : new URL('start', application);
