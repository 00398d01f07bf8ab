/**
 * What a check comes to.
 *
 * @typedef {import('../ui/phrase.js').Sentence} Sentence
 * @typedef {'good' | 'warn' | 'bad' | 'none'} State  none: left out
 * @typedef {Record<string, string | number>} Facts  for whoever runs the server; addresses in them can be masked
 * @typedef {{ state: State, says: Sentence, facts?: Facts, offer?: 'signIn' }} Verdict
 *
 * @typedef {'browser' | 'server' | 'clock' | 'signaling' | 'size' | 'candidates' | 'mapping' | 'udp' | 'stun' | 'relay'
 *   | 'loop'} ConnectionTopic
 * @typedef {'camera' | 'microphone' | 'speaker'} DeviceTopic
 * @typedef {ConnectionTopic | DeviceTopic} Topic
 *
 * @typedef {{ id: ConnectionTopic, subject?: string, run: (context: import('./context.js').Context) => Promise<Verdict> }} Check
 * subject: what tells it from others with the same id
 */

/**
 * The worst of them; what was left out says nothing.
 *
 * @param {(State | undefined)[]} states
 * @returns {'good' | 'warn' | 'bad'}
 */
export function worst(states) {
  if (states.includes('bad')) return 'bad';
  return states.includes('warn') ? 'warn' : 'good';
}
