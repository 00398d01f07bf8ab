/**
 * Answers viewers as a server of cameras does, in the form in which they ask. What is in the name of a source says how.
 *
 * @param {string} address  of the stand-in, for its camera
 */
(address) => {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 180;
  const pen = canvas.getContext('2d');
  let number = 0;
  setInterval(() => {
    number += 1;
    pen.fillStyle = '#c00';
    pen.fillRect(0, 0, 320, 180);
    pen.fillStyle = '#fff';
    pen.fillRect((number * 5) % 320, 60, 40, 60);
  }, 40);
  const [picture] = canvas.captureStream(25).getTracks();
  const audio = new AudioContext();
  const sink = audio.createMediaStreamDestination();
  const tone = audio.createOscillator();
  tone.connect(sink);
  tone.start();
  const [sound] = sink.stream.getTracks();

  const viewers = new Map();
  const socket = new WebSocket(address);
  const say = (viewer, type, value) =>
    socket.send(JSON.stringify({ viewer, frame: { type, value } }));

  /** The offer as if nothing else were in it: a camera has one codec, and Chromium sends the first one of the offer. */
  const only = (sdp, names) =>
    sdp
      .split(/^(?=m=)/m)
      .map((section) => {
        const types = Array.from(section.matchAll(/^a=rtpmap:(\d+) (\w+)/gm))
          .filter(([, , name]) => names.includes(name))
          .map(([, type]) => type);
        return section.replace(/^(m=\w+ \d+ \S+) .*/, `$1 ${types.join(' ')}`);
      })
      .join('');

  const answer = async (viewer, source, frame) => {
    const isNew = frame.type === 'webrtc';
    const offered = isNew ? frame.value.sdp : frame.value;
    const sdp = source === 'h264' ? only(offered, ['H264', 'PCMA']) : offered;
    const pc = new RTCPeerConnection();
    viewers.set(viewer, pc);
    pc.isLonely = source === 'lonely'; // nobody finds it
    pc.stays = source === 'stays'; // when the socket is closed; as a rule a camera is gone then
    const candidates = [];
    let isAnswered = false;
    const tell = (candidate) => say(viewer, 'webrtc/candidate', candidate);
    pc.onicecandidate = ({ candidate }) => {
      if (candidate === null || candidate.candidate === '') return;
      if (source === 'early') tell(candidate.candidate);
      else if (source === 'late') setTimeout(() => tell(candidate.candidate), 1500);
      else if (source !== 'lonely') {
        if (isAnswered) tell(candidate.candidate);
        else candidates.push(candidate.candidate);
      }
    };
    await pc.setRemoteDescription({ type: 'offer', sdp });
    for (const transceiver of pc.getTransceivers()) {
      const { kind } = transceiver.receiver.track;
      const isWanted = /a=(recvonly|sendrecv)/.test(
        sdp.split(/^(?=m=)/m).find((section) => section.includes(`a=mid:${transceiver.mid}\r\n`)),
      );
      if (source === `no-${kind}`) transceiver.stop();
      else if (isWanted) {
        transceiver.direction = 'sendonly';
        if (source !== 'nothing')
          await transceiver.sender.replaceTrack(kind === 'video' ? picture : sound);
      } else if (source === 'deaf') transceiver.direction = 'inactive';
    }
    await pc.setLocalDescription();
    if (source === 'early') await new Promise((done) => setTimeout(done, 300));
    const description = pc.localDescription;
    if (isNew) say(viewer, 'webrtc', { type: 'answer', sdp: description.sdp });
    else say(viewer, 'webrtc/answer', description.sdp);
    isAnswered = true;
    candidates.splice(0).forEach(tell);
  };

  socket.onmessage = async ({ data }) => {
    const { viewer, source, frame, gone } = JSON.parse(data);
    if (gone) {
      if (!viewers.get(viewer)?.stays) viewers.get(viewer)?.close();
    } else if (frame.type === 'webrtc/candidate') {
      const pc = viewers.get(viewer);
      if (!pc?.isLonely) await pc?.addIceCandidate({ candidate: frame.value, sdpMid: '0' });
    } else {
      await answer(viewer, source, frame);
    }
  };

  window.camera = {
    freeze: () => {
      for (const pc of viewers.values()) {
        pc.frozen = pc.getSenders().map((sender) => [sender, sender.track]);
        for (const [sender] of pc.frozen) sender.replaceTrack(null);
      }
    },
    thaw: () => {
      for (const pc of viewers.values()) {
        for (const [sender, track] of pc.frozen) sender.replaceTrack(track);
      }
    },
    hangUp: () => {
      for (const pc of viewers.values()) pc.close();
    },
    connections: () => [...viewers.values()].filter((pc) => pc.signalingState !== 'closed').length,
    received: async (kind, count) => {
      let total = 0;
      for (const pc of viewers.values()) {
        for (const report of (await pc.getStats()).values()) {
          if (report.type === 'inbound-rtp' && report.kind === kind) total += report[count] ?? 0;
        }
      }
      return total;
    },
  };
  return new Promise((done) => (socket.onopen = () => done()));
};
