/** Counts what a page has made and not let go of. To be run before any other script of the page. */
(() => {
  const made = { connections: [], sockets: [], tracks: [], timers: new Set() };

  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...rest) {
      super(...rest);
      made.connections.push(this);
    }
  };
  globalThis.WebSocket = class extends WebSocket {
    constructor(...rest) {
      super(...rest);
      made.sockets.push(this);
    }
  };
  const asks = isSecureContext ? ['getUserMedia', 'getDisplayMedia'] : [];
  for (const ask of asks) {
    const original = MediaDevices.prototype[ask];
    MediaDevices.prototype[ask] = async function (...rest) {
      const stream = await original.apply(this, rest);
      made.tracks.push(...stream.getTracks());
      return stream;
    };
  }
  const { setTimeout, clearTimeout } = globalThis;
  globalThis.setTimeout = (act, ...rest) => {
    const timer = setTimeout(
      () => {
        made.timers.delete(timer);
        act();
      },
      ...rest,
    );
    made.timers.add(timer);
    return timer;
  };
  globalThis.clearTimeout = (timer) => {
    made.timers.delete(timer);
    clearTimeout(timer);
  };
  globalThis.setInterval = () => {
    throw new Error('not counted');
  };

  globalThis.census = {
    made: () => ({
      connections: made.connections.length,
      sockets: made.sockets.length,
      tracks: made.tracks.length,
    }),
    connections: () => made.connections,
    left: () => ({
      connections: made.connections.filter((one) => one.signalingState !== 'closed').length,
      sockets: made.sockets.filter((one) => one.readyState !== WebSocket.CLOSED).length,
      tracks: made.tracks.filter((one) => one.readyState === 'live').length,
      timers: made.timers.size,
    }),
  };
})();
