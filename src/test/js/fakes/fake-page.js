import { Mesh } from '../../../../webapp/rtc/mesh.js';
import { FakeLocalMedia } from './fake-media.js';
import { FakePeerConnection } from './fake-peer-connection.js';

/** A page in the call: its mesh, and what it would send to the server. */
export class FakePage {
  media = new FakeLocalMedia();
  /** @type {FakePeerConnection[]} */
  connections = [];
  /** @type {any[]} */
  outbox = [];
  /** What its connections gather. */
  candidates = ['candidate:1 1 udp 1 192.0.2.1 9 typ host'];
  /** @type {string[]} */
  events = [];

  /** @param {string} id @param {import('./fake-clock.js').FakeClock} clock @param {string} [instance] */
  constructor(id, clock, instance = `${id}1`) {
    this.id = id;
    this.instance = instance;
    const tell = (/** @type {string} */ what) => (/** @type {any} */ peer) => {
      this.events.push(`${what} ${peer.id} ${peer.name}`);
    };
    this.mesh = new Mesh({
      selfId: id,
      send: (frame) => this.outbox.push(structuredClone(frame)),
      media: /** @type {any} */ (this.media),
      events: { added: tell('added'), changed: tell('changed'), removed: tell('removed') },
      clock,
      createConnection: (configuration) => {
        this.connections.push(new FakePeerConnection(configuration, this.candidates));
        return /** @type {any} */ (this.connections.at(-1));
      },
    });
  }

  get description() {
    const about = { name: `Name of ${this.id}` };
    return /** @type {any} */ ({ ...this, state: 'present', role: 'participant', about });
  }

  /** @param {FakePage} other */
  finds(other) {
    this.mesh.met(other.description, true);
  }

  /** @param {FakePage} other */
  isToldOf(other) {
    this.mesh.met(other.description, false);
  }

  /** @param {string} id */
  peer(id) {
    return /** @type {import('../../../../webapp/rtc/remote-peer.js').RemotePeer} */ (
      this.mesh.peers.get(id)
    );
  }

  get connection() {
    return /** @type {FakePeerConnection} */ (this.connections.at(-1));
  }
}
