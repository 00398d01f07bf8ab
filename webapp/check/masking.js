const ipv4 = /\b(\d{1,3})\.(\d{1,3})\.\d{1,3}\.\d{1,3}\b/g;
const ipv6 = /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:\.\d+)*(?![\w:])/gi;
const localName = /\b[0-9a-f]{8}-[0-9a-f-]{27}\.local\b/gi;

/**
 * Enough to tell networks apart, and not devices.
 *
 * @param {string} text
 */
export function maskAddresses(text) {
  return text
    .replace(localName, 'x.local')
    .replace(ipv4, '$1.$2.x.x')
    .replace(ipv6, (text) => (isIPv6(text) ? `${text.split(':').slice(0, 2).join(':')}:x` : text));
}

/** Rather than the time of day. @param {string} text */
function isIPv6(text) {
  return text.length > 2 && (text.includes('::') || text.split(':').length === 8);
}
