import { lengthOfSeconds } from './format.js';

/**
 * Everything that can be done here: what is asked before, what the server is told, and what is said when it is done.
 *
 * @typedef {import('./confirmation.js').Question} Question
 * @typedef {import('../ui/phrase.js').Sentence} Sentence
 * @typedef {import('./server.js').ActionName} ActionName
 * @typedef {import('./server.js').Call} Call
 *
 * @typedef {object} Proposal
 * @property {ActionName} name
 * @property {{ call?: string, participant?: string }} [action]
 * @property {Question} question
 * @property {Sentence} done
 *
 * @typedef {(proposal: Proposal) => void} Ask
 */

/** @param {Call} call @param {number} barSeconds @returns {Proposal} */
export function endCall({ id, participants }, barSeconds) {
  const values = { n: participants.length, length: lengthOfSeconds(barSeconds) };
  return {
    name: 'end',
    action: { call: id },
    question: {
      heading: { key: 'admin.endAsk', values: { call: id } },
      body: [
        { key: 'admin.endDoes', values },
        { key: 'admin.endDoesNot' },
        { key: 'admin.forgotten' },
      ],
      action: 'admin.end',
      grave: true,
    },
    done: { key: 'admin.endDone', values: { call: id } },
  };
}

/** @param {Call} call @param {string} participant @param {number} barSeconds @returns {Proposal} */
export function removeParticipant({ id }, participant, barSeconds) {
  const values = { length: lengthOfSeconds(barSeconds) };
  return {
    name: 'remove',
    action: { call: id, participant },
    question: {
      heading: { key: 'admin.removeAsk', values: { participant } },
      body: [
        { key: 'admin.removeDoes', values },
        { key: 'admin.removeDoesNot' },
        { key: 'admin.forgotten' },
      ],
      choice: { key: 'admin.removeLock', values },
      action: 'admin.remove',
      grave: true,
    },
    done: { key: 'admin.removeDone', values: { participant, call: id } },
  };
}

/** @param {Call} call @param {number} barSeconds @returns {Proposal} */
export function lockCall({ id }, barSeconds) {
  const values = { length: lengthOfSeconds(barSeconds) };
  return {
    name: 'lock',
    action: { call: id },
    question: {
      heading: { key: 'admin.lockAsk', values: { call: id } },
      body: [{ key: 'admin.lockDoes', values }, { key: 'admin.forgotten' }],
      action: 'admin.lock',
    },
    done: { key: 'admin.lockDone', values: { call: id } },
  };
}

/** @param {Call} call @returns {Proposal} */
export function unlockCall({ id }) {
  return {
    name: 'unlock',
    action: { call: id },
    question: {
      heading: { key: 'admin.unlockAsk', values: { call: id } },
      body: [{ key: 'admin.unlockDoes' }],
      action: 'admin.unlock',
    },
    done: { key: 'admin.unlockDone', values: { call: id } },
  };
}

/** @type {Proposal} */
export const refuseNewCalls = {
  name: 'drain',
  question: {
    heading: { key: 'admin.drainAsk' },
    body: [{ key: 'admin.drainDoes' }, { key: 'admin.drainUntil' }],
    action: 'admin.drain',
    grave: true,
  },
  done: { key: 'admin.drainDone' },
};

/** @type {Proposal} */
export const acceptNewCalls = {
  name: 'undrain',
  question: {
    heading: { key: 'admin.undrainAsk' },
    body: [{ key: 'admin.undrainDoes' }],
    action: 'admin.undrain',
  },
  done: { key: 'admin.undrainDone' },
};
