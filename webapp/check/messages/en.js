/** What only the check of the connection says, in English. It is loaded with the check, not with the page. */
export const messages = {
  'check.heading': 'Connection check',
  'check.lead':
    'Finds out whether this device, this network and this server are ready for calls, and what to do if they are not.',
  'check.startHint':
    'It opens a call of its own for a moment, in which nobody else is, and asks only the servers that this Parley uses for calls. Camera and sound stay off until you turn them on.',
  'check.connection': 'Server and network',
  'check.start': 'Start the check',
  'check.again': 'Check again',
  'check.running': 'Checking. This can take half a minute.',
  'check.toStart': 'Back to start',
  'check.overall.good': 'All that was checked works.',
  'check.overall.warn': 'Calls work, but not everywhere or not as well as they could. See below.',
  'check.overall.bad': 'Something is in the way of calls. See below what it is and what to do.',
  'check.state.good': 'Works',
  'check.state.warn': 'Attention',
  'check.state.bad': 'Does not work',
  'check.state.none': 'Not checked',
  'check.state.running': 'Checking…',
  'check.failed': 'This could not be checked in this browser. Try again, or try another browser.',

  // Left out, and why
  'check.leftOut.browser': 'Left out, since this browser cannot make calls here.',
  'check.leftOut.not-started': 'Left out: it takes a call. Sign in, then check again.',
  'check.leftOut.unconnected': 'Left out, since no call could be opened.',
  'check.leftOut.second': 'Left out, since a second connection could not join the call.',
  'check.leftOut.relayOnly':
    'Left out: the addresses of this device stay hidden, so calls go by way of a relay server only.',
  'check.leftOut.relay': 'Left out, since there is no relay server that works.',

  // What is checked
  'check.browser': 'This browser',
  'check.browser.capable': 'It can make calls, and this address is secure.',
  'check.browser.insecure':
    'Open Parley at an address that begins with https: browsers allow calls nowhere else. If you know none, ask the person who runs the server for one.',
  'check.browser.incapable':
    'Open Parley in a current Chrome, Edge, Firefox or Safari: this browser cannot make video calls.',
  'check.browser.in-app':
    'Open Parley in your usual browser: inside this app, pages cannot use camera and microphone.',
  'check.browser.in-app-incapable':
    'Open Parley in your usual browser: inside this app, pages cannot make video calls.',
  'check.server': 'Server',
  'check.server.answers': 'It answers.',
  'check.server.silent':
    'Check whether other websites open. If they do, the server is down or being restarted: tell the person who runs it.',
  'check.clock': 'Clocks',
  'check.clock.agree': 'Those of the server and of this device agree.',
  'check.clock.untold': 'The server does not tell what time it has.',
  'check.clock.ahead':
    'The clock of the server is {length} ahead of the one of this device. Set the wrong one right: passwords for relay servers run out by the clock.',
  'check.clock.behind':
    'The clock of the server is {length} behind the one of this device. Set the wrong one right: passwords for relay servers run out by the clock.',
  'check.signaling': 'Connection to the server',
  'check.signaling.works': 'A call can be opened, and messages come back quickly.',
  'check.signaling.slow':
    'Messages take long. Joining a call takes long, too; once people are connected, it matters little.',
  'check.signaling.network-gone': 'Check Wi-Fi or mobile data: this device has no network.',
  'check.signaling.server-gone':
    'The server does not answer any more. Try again in a moment; if it stays like this, tell the person who runs it.',
  'check.signaling.origin-refused':
    'Open Parley at the address that you were given: the server takes no calls at this one. If it is the right one, its administrator has to let the proxy pass on the header Host, or set parley.allowedOrigins.',
  'check.signaling.server-full':
    'The connection works, but the server has no room at the moment. Try again later.',
  'check.signaling.websocket-blocked':
    'Try another network, such as mobile data: pages come through, but calls do not. A proxy or firewall on the way does not pass on WebSocket connections (the headers Upgrade and Connection); tell the person who looks after it.',
  'check.signaling.not-started':
    'The connection works. To check more, sign in: only some may start calls here, and the check needs one.',
  'check.signaling.draining':
    'The connection works, but the server lets no new calls begin, since it is about to be restarted. Try again later.',
  'check.signaling.refused':
    'The server refuses the call. Reload this page and try again; if it stays like this, tell the person who runs the server.',
  'check.signaling.no-answer':
    'The connection is opened, but nothing comes over it. Try another network. A proxy on the way probably holds messages back; tell the person who looks after it.',
  'check.signaling.broken':
    'Check again; if it stays like this, try another network. A call was opened, but then nothing more came: a proxy on the way, or the server, ends connections; tell the person who looks after it.',
  'check.size': 'Long messages',
  'check.size.passes': 'They come through whole, in both directions.',
  'check.size.cut':
    'Try another network. Short messages come through, long ones do not, so calls may never connect. A proxy or firewall on the way limits WebSocket messages; it has to let 65,536 characters through.',
  'check.size.ended':
    'Check again. The connection was ended while a long message was under way; the code below tells the administrator why.',
  'check.candidates': 'Addresses of this device',
  'check.candidates.found': 'The browser has addresses to offer to others.',
  'check.candidates.noUdp':
    'The browser offers no address for UDP. Look for a setting or an extension that limits WebRTC and turn it off for this page.',
  'check.candidates.nothing':
    'The browser has no address to offer. Look for a setting, an extension or a VPN that blocks WebRTC and turn it off for this page.',
  'check.mapping': 'Address seen from outside',
  'check.mapping.unasked':
    'No STUN server is configured that could tell. Calls inside one network do without; between networks some need it (parley.iceServers).',
  'check.mapping.unknown': 'No server could tell.',
  'check.mapping.same':
    'It is one that the device itself has: there is no router in between that changes it.',
  'check.mapping.seen':
    'It is known. Whether it is the same for everybody only a second STUN server could tell.',
  'check.mapping.steady':
    'It is the same for all servers. Direct connections to most others will come about.',
  'check.mapping.changes':
    'It is another one for each server, so direct connections often fail and calls need a relay. That is up to the router or the mobile network.',
  'check.udp': 'UDP',
  'check.udp.unasked': 'There is no server with which it could be tried.',
  'check.udp.passes': 'Sound and picture can take the fast way.',
  'check.udp.blocked':
    'This network blocks UDP. Calls work by way of a relay, but sound and picture may falter. Another network, such as mobile data, may be better; a firewall should let UDP out.',
  'check.udp.silent':
    'Nothing comes back by UDP. Try another network, such as mobile data. If it works there, this network blocks UDP; if not, the servers for calls do not answer: tell the person who runs them.',
  'check.udp.untold':
    'This browser does not tell whether it gets through. Check again in another one, such as Chrome or Edge.',
  'check.stun': 'STUN server',
  'check.stun.answers': 'It answers.',
  'check.stun.silent':
    'It does not answer: it is down, its name or port is wrong, or this network blocks UDP. Some direct connections fail without it.',
  'check.stun.name':
    'Its name is not found. For the administrator: look at parley.iceServers and at the name server (DNS).',
  'check.stun.untold':
    'This browser does not tell whether it answers. Check again in another one, such as Chrome or Edge.',
  'check.relay': 'Relay server (TURN)',
  'check.relay.udp': 'It relays, over UDP.',
  'check.relay.tcp': 'It relays, over TCP. That helps where UDP is blocked.',
  'check.relay.tls': 'It relays, over TLS. That helps where nearly everything is blocked.',
  'check.relay.none':
    'No TURN server is configured. Calls connect directly or not at all: about one in five, mostly from offices and mobile networks, needs a relay. The administrator can add one (parley.iceServers).',
  'check.relay.nothing':
    'No STUN or TURN server is configured. Calls inside one network work; between networks many do not connect. The administrator can add servers (parley.iceServers).',
  'check.relay.missing':
    'Turn off “Hide my network address”, on the start page or in the settings of a call, or you cannot see and hear the others: it needs a TURN server, and none is configured. The administrator can add one (parley.iceServers).',
  'check.relay.untold':
    'It does not relay, and this browser does not tell why. Check again in another one, such as Chrome or Edge.',
  'check.relay.credentials':
    'It refuses the password that Parley gives out. For the administrator: parley.turnSecret must be the static-auth-secret of the TURN server (or name and password the same on both), and the clock of the TURN server must be right.',
  'check.relay.clock':
    'It refuses the password that Parley gives out, and clocks differ, so that it has probably run out already. For the administrator: set the clocks of the server of Parley and of the TURN server right (NTP); then look at parley.turnSecret.',
  'check.relay.forbidden':
    'It answers, but does not allow relaying. For the administrator: look at the rules of the TURN server.',
  'check.relay.quota':
    'It answers, but its limit is reached. Try again later. For the administrator: user-quota and total-quota of the TURN server.',
  'check.relay.full':
    'It answers, but has no port left. Try again later. For the administrator: min-port and max-port of the TURN server.',
  'check.relay.other':
    'It answers, but does not relay. The code below tells the administrator why.',
  'check.relay.silent':
    'It does not answer over TCP: it is down, its name or port is wrong, or a firewall is in the way. Try another network; if it is the same there, tell the administrator.',
  'check.relay.silentUdp':
    'It does not answer over UDP: it is down, its name or port is wrong, or this network blocks UDP. Try another network; if it is the same there, tell the administrator.',
  'check.relay.silentTls':
    'No connection over TLS comes about: it is down, its name or port is wrong, a firewall is in the way, or browsers do not trust its certificate. Try another network; if it is the same there, tell the administrator.',
  'check.relay.name':
    'Its name is not found. For the administrator: look at parley.iceServers and at the name server (DNS).',
  'check.loop': 'Data through the relay',
  'check.loop.passes': 'It is quick enough for sound and picture.',
  'check.loop.slow':
    'It takes long there and back: people will interrupt each other by mistake. A relay server that is nearer would help.',
  'check.loop.thin':
    'Only {kbits} kbit/s come through: enough for sound, not for a good picture. Leave the camera off if sound falters, or try another network.',
  'check.loop.nothing':
    'The relay server gives out addresses but passes nothing on. For the administrator: open its relay ports (min-port to max-port) in the firewall, and check external-ip and denied-peer-ip.',

  // Camera, microphone, speaker
  'check.devices': 'Camera, microphone and speaker',
  'check.startDevices': 'Turn on camera and microphone',
  'check.playTone': 'Play a tone',
  'check.heardQuestion': 'Did you hear it?',
  'check.heard': 'Yes',
  'check.notHeard': 'No',
  'check.camera': 'Camera',
  'check.camera.works': 'It gives a picture. Look above whether it is the right one.',
  'check.camera.off': 'It is off.',
  'check.microphone': 'Microphone',
  'check.microphone.heard': 'Sound comes from it.',
  'check.microphone.silent':
    'No sound comes from it. Speak up, or choose another microphone; look for a switch on it, too.',
  'check.microphone.off': 'It is off.',
  'check.speaker': 'Speaker',
  'check.speaker.heard': 'You heard the tone.',
  'check.speaker.unheard':
    'You did not hear the tone. Turn the volume up, look whether headphones are connected, or choose another speaker, then play it again.',
  'check.speaker.silent':
    'This browser did not play the tone. Look whether it may play sound on this page, then try again.',

  // The report
  'check.report': 'Report',
  'check.reportHint': 'For the person who runs the server. Nothing is sent by itself.',
  'check.mask': 'Hide network addresses',
  'check.maskHint': 'Shows enough of them to tell networks apart.',
  'check.copy': 'Copy report',
  'check.copied': 'The report has been copied.',
  'check.notCopied': 'The report could not be copied. It is selected: copy it from there.',
  'check.signIn': 'Sign in',
};

/** @typedef {keyof typeof messages} Word */
