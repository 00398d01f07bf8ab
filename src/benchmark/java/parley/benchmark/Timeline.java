package parley.benchmark;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.TreeMap;

/**
 * When things happened in a page, seen from outside: the browser's own classes are replaced, before the page's scripts
 * run, by ones that note the time and otherwise do the same.
 *
 * @param marks in milliseconds since the epoch, by name; what concerns peer connections begins with their number
 */
record Timeline(Map<String, Double> marks) {
    static final String FIRST_FRAME = "first frame";

    /** All peer connections of the page that have a description, in its own words. */
    static final String CONNECTIONS = "benchmark.connections";

    /**
     * The names of a peer connection's marks begin with its number in the page, from 0. Those that never get a description
     * do not count.
     */
    private static final String WITNESS = """
            (() => {
              const marks = {};
              const now = () => performance.timeOrigin + performance.now();
              const mark = (name) => { marks[name] ??= now(); };
              const connections = [];
              window.benchmark = { marks, mark, connections };
              addEventListener('click', () => { marks.click = now(); }, true);

              const note = (direction, text) => {
                const { type, data } = JSON.parse(text);
                mark(data?.description ? `${data.description.type} ${direction}` : `${type} ${direction}`);
              };
              window.WebSocket = class extends WebSocket {
                constructor(...given) {
                  super(...given);
                  mark('WebSocket made');
                  window.benchmark.socket = this;
                  this.addEventListener('open', () => mark('WebSocket open'));
                  this.addEventListener('message', ({ data }) => note('received', data));
                }
                send(text) {
                  super.send(text);
                  note('sent', text);
                }
              };

              window.RTCPeerConnection = class extends RTCPeerConnection {
                #number = NaN;
                #made = now();
                constructor(...given) {
                  super(...given);
                  this.addEventListener('iceconnectionstatechange', () => this.#mark(`ICE ${this.iceConnectionState}`));
                  this.addEventListener('connectionstatechange', () => this.#mark(`DTLS ${this.connectionState}`));
                  this.addEventListener('track', ({ track }) => this.#watch(track));
                }
                #mark(what) {
                  mark(`${this.#number} ${what}`);
                }
                #begin() {
                  if (!Number.isNaN(this.#number)) return;
                  this.#number = connections.push(this) - 1;
                  marks[`${this.#number} made`] = this.#made;
                }
                async setLocalDescription(...given) {
                  this.#begin();
                  await super.setLocalDescription(...given);
                  this.#mark(`${this.localDescription?.type} made`);
                }
                async setRemoteDescription(...given) {
                  this.#begin();
                  await super.setRemoteDescription(...given);
                  this.#mark(`${given[0].type} applied`);
                }
                #watch(track) {
                  if (track.kind !== 'video') return;
                  const video = document.createElement('video');
                  video.muted = true;
                  video.srcObject = new MediaStream([track]);
                  video.requestVideoFrameCallback(() => this.#mark('first frame'));
                  video.play();
                }
              };
            })();
            """;

    /** Milliseconds from a ping of the protocol to its pong, the median of nine. */
    private static final String ROUND_TRIP = """
            async () => {
              const { socket } = window.benchmark;
              const times = [];
              for (let i = 0; i < 9; i++) {
                const begin = performance.now();
                const pong = new Promise((done) => socket.addEventListener('message', done, { once: true }));
                socket.send('{"type":"ping"}');
                await pong;
                times.push(performance.now() - begin);
              }
              return times.sort((a, b) => a - b)[4];
            }""";

    /** To be called before the page is opened. */
    static void witness(Page page) {
        page.addInitScript(WITNESS);
    }

    /** Waits until the peer connection of this number has shown a picture, and for everything that came before. */
    static Timeline of(Page page, int peerConnection) {
        page.waitForFunction("name => name in benchmark.marks", peerConnection + " " + FIRST_FRAME);
        Map<String, Double> marks = new TreeMap<>();
        ((Map<?, ?>) page.evaluate("benchmark.marks"))
                .forEach((name, time) -> marks.put((String) name, ((Number) time).doubleValue()));
        return new Timeline(marks);
    }

    static double roundTrip(Page page) {
        return ((Number) page.evaluate(ROUND_TRIP)).doubleValue();
    }

    double at(String name) {
        return marks.getOrDefault(name, Double.NaN);
    }
}
