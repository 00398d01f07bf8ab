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
 * @param {string} [base]  where the others find Parley, if that is elsewhere than this page
 * @returns {string}
 */
export function linkOf(invite, base = location.href) {
  const link = new URL(base);
  link.search = '';
  link.hash = invite;
  return link.href;
}

/**
 * What someone pasted or typed: a link of this page (whole, or as messengers shorten it) or the name of a call.
 *
 * @param {string} typed
 * @param {import('./settings.js').Settings} settings
 * @returns {Promise<{ invite: string, callName?: string } | { problem: import('./phrase.js').Sentence }>}
 */
export async function understand(typed, { namedCalls, publicUrl }) {
  const entry = typed.trim();
  const fragment = entry.includes('#') ? entry.slice(entry.indexOf('#')) : entry;
  const invite = inviteOfFragment(fragment);
  const url = /^https?:\/\//i.test(entry) && URL.canParse(entry) ? new URL(entry) : null;
  const hosts = [location.href, publicUrl ?? location.href].map((own) => new URL(own).host);
  if (url !== null && !hosts.includes(url.host)) {
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
