import { inviteOfName, isKey, normalizeName } from '../signaling/capability.js';

/**
 * The invite in a fragment; null where there is none. A `.` and what follows it is kept for a later use.
 *
 * @param {string} fragment  with or without its '#'
 * @returns {string | null}
 */
export function inviteOfFragment(fragment) {
  const [invite = ''] = fragment.replace(/^#/, '').split('.');
  return isKey(invite) ? invite : null;
}

/**
 * @param {string} invite
 * @returns {string}
 */
export function linkOf(invite) {
  const link = new URL(location.href);
  link.search = '';
  link.hash = invite;
  return link.href;
}

/**
 * What someone pasted or typed: a link of this page (whole, or as messengers shorten it) or the name of a call.
 *
 * @param {string} typed
 * @param {boolean} namedCalls  whether names are accepted
 * @returns {Promise<{ invite: string, callName?: string } | { problem: import('./phrase.js').Sentence }>}
 */
export async function understand(typed, namedCalls) {
  const entry = typed.trim();
  const fragment = entry.includes('#') ? entry.slice(entry.indexOf('#')) : entry;
  const invite = inviteOfFragment(fragment);
  const url = /^https?:\/\//i.test(entry) && URL.canParse(entry) ? new URL(entry) : null;
  if (url !== null && url.host !== location.host) {
    return { problem: { key: 'start.linkElsewhere', values: { host: url.host } } };
  }
  if (invite !== null) return { invite };
  if (url !== null || /^https?:|\/#/i.test(entry)) {
    return { problem: { key: 'start.linkIncomplete' } };
  }
  if (!namedCalls) return { problem: { key: 'start.linkMissing' } };
  if (normalizeName(entry) === '') return { problem: { key: 'start.linkOrNameMissing' } };
  return { invite: await inviteOfName(entry), callName: entry };
}
