/**
 * Every sentence that the page says, in English. `{name}` stands for a value, and a message may have one text for each
 * plural category (../phrase.js). Each language has such a table, in a file of its own.
 */
export const messages = {
  parley: 'Parley',
  title: '{title} – Parley',
  someone: 'Guest',
  language: 'Language',

  // Start
  'start.heading': 'Private video calls, straight from browser to browser.',
  'start.invited': 'You are invited to a call.',
  'start.badLink': 'This link is not complete. Ask for it again, or start a call of your own.',
  'start.name': 'Your name',
  'start.nameHint': 'Others in the call see it.',
  'start.newCall': 'New call',
  'start.newCallHint': 'You get a link to send to the others.',
  'start.signInFirst': 'You sign in first. Then you get a link to send to the others.',
  'start.joinCall': 'Join call',
  'start.ownCall': 'Start or join another call',
  'start.linkOrName': 'Link or call name',
  'start.link': 'Link to a call',
  'start.nameMeets':
    'Everyone who types the same name meets there. Whoever guesses the name can enter.',
  'start.join': 'Join',
  'start.linkOrNameMissing': 'Paste a link or type a call name first.',
  'start.linkMissing': 'Paste the link that you were sent.',
  'start.linkIncomplete': 'This link is not complete. Copy the whole link and paste it again.',
  'start.linkElsewhere': 'This link leads to {host}. Paste it into the address bar to go there.',

  'account.signedIn': 'Signed in as {account}',
  'account.signOut': 'Sign out',

  'recent.heading': 'Recent calls',
  'recent.with': 'With {names}',
  'recent.on': 'Call on {date}',
  'recent.hint': 'Kept in this browser only. Whoever uses it sees them and can enter.',
  'recent.forget': 'Remove from this list: {call}',
  'recent.forgetAll': 'Remove all',

  // Camera and microphone
  'devices.start': 'Start camera and microphone',
  'devices.startHint': 'Nobody sees you before you join.',
  'devices.asking': 'Allow camera and microphone when your browser asks.',
  'devices.both.without': 'You can also join without them and just watch.',
  'devices.camera.without': 'You can also join without a camera; the others hear you.',
  'devices.microphone.without': 'You can also join without a microphone; the others see you.',
  'devices.again': 'Try again',
  'devices.camera': 'Camera',
  'devices.microphone': 'Microphone',
  'devices.speaker': 'Speaker',
  'devices.choose': 'Choose devices',
  'devices.substituted': '“{lost}” cannot be used now. “{now}” is used instead.',
  'devices.preview': 'Your picture',
  'devices.cameraOff': 'Your camera is off.',
  'devices.both.offAfterReload':
    'You are back in the call. Camera and microphone are off since the page was reloaded.',
  'devices.camera.offAfterReload':
    'You are back in the call. The camera is off since the page was reloaded.',
  'devices.microphone.offAfterReload':
    'You are back in the call. The microphone is off since the page was reloaded.',
  'devices.both.resume': 'Turn on camera and microphone',
  'devices.camera.resume': 'Turn on camera',
  'devices.microphone.resume': 'Turn on microphone',
  'devices.dismiss': 'Close',
  'devices.ownTab': 'Open in a tab of its own',
  'devices.both.turnOn': 'Turn on again',
  'devices.camera.turnOn': 'Turn camera on again',
  'devices.microphone.turnOn': 'Turn microphone on again',
  'devices.both.NotAllowedError': 'Camera and microphone are blocked for this page.',
  'devices.camera.NotAllowedError': 'The camera is blocked for this page.',
  'devices.microphone.NotAllowedError': 'The microphone is blocked for this page.',
  'devices.both.PermissionDismissed':
    'Camera and microphone were not allowed. Try again and choose “Allow”.',
  'devices.camera.PermissionDismissed': 'The camera was not allowed. Try again and choose “Allow”.',
  'devices.microphone.PermissionDismissed':
    'The microphone was not allowed. Try again and choose “Allow”.',
  'devices.both.DeniedBySystem':
    'The settings of this device do not let your browser use camera and microphone.',
  'devices.camera.DeniedBySystem':
    'The settings of this device do not let your browser use the camera.',
  'devices.microphone.DeniedBySystem':
    'The settings of this device do not let your browser use the microphone.',
  'devices.both.DeniedByPolicy':
    'Camera and microphone may not be used where this page is shown. Open it in a tab of its own, or tell the person who runs it.',
  'devices.camera.DeniedByPolicy':
    'The camera may not be used where this page is shown. Open it in a tab of its own, or tell the person who runs it.',
  'devices.microphone.DeniedByPolicy':
    'The microphone may not be used where this page is shown. Open it in a tab of its own, or tell the person who runs it.',
  'devices.both.NotFoundError': 'No camera or microphone was found. Plug one in and try again.',
  'devices.camera.NotFoundError': 'No camera was found. Plug one in and try again.',
  'devices.microphone.NotFoundError': 'No microphone was found. Plug one in and try again.',
  'devices.both.NotReadableError':
    'Your camera and microphone are being used by another program. Close it and try again.',
  'devices.camera.NotReadableError':
    'Your camera is being used by another program. Close it and try again.',
  'devices.microphone.NotReadableError':
    'Your microphone is being used by another program. Close it and try again.',
  'devices.both.DeviceLost':
    'Your camera and microphone have stopped. Check that they are plugged in.',
  'devices.camera.DeviceLost': 'Your camera has stopped. Check that it is plugged in.',
  'devices.microphone.DeviceLost':
    'Your microphone has stopped, and nobody hears you. Check that it is plugged in.',
  'devices.both.DeviceMuted':
    'Your camera and microphone are paused, perhaps by a phone call, another app or a switch on this device.',
  'devices.camera.DeviceMuted':
    'Your camera is paused, perhaps by a phone call, another app or a switch on this device.',
  'devices.microphone.DeviceMuted':
    'Your microphone is paused, perhaps by a phone call, another app or a switch on this device.',
  'devices.both.OverconstrainedError':
    'The chosen camera and microphone cannot be used. Choose others and try again.',
  'devices.camera.OverconstrainedError':
    'The chosen camera cannot be used. Choose another one and try again.',
  'devices.microphone.OverconstrainedError':
    'The chosen microphone cannot be used. Choose another one and try again.',
  'devices.both.NotSupportedError':
    'This browser does not let pages use camera and microphone. Open this page in another browser to be seen and heard.',
  'devices.camera.NotSupportedError':
    'This browser does not let pages use the camera. Open this page in another browser to be seen.',
  'devices.microphone.NotSupportedError':
    'This browser does not let pages use the microphone. Open this page in another browser to be heard.',
  'devices.both.other': 'Camera and microphone could not be started. Try again.',
  'devices.camera.other': 'The camera could not be started. Try again.',
  'devices.microphone.other': 'The microphone could not be started. Try again.',

  'level.waiting': 'Say something to test your microphone.',
  'level.heard': 'Your microphone works.',
  'level.silent': 'No sound comes from your microphone.',
  'level.off': 'Your microphone is off.',

  // Where a permission is given back
  'allow.chrome':
    'Click the icon just before the address at the top of this window, and switch camera and microphone on there.',
  'allow.firefox':
    'Click the crossed-out icon just before the address at the top of this window, and remove “Blocked” with the ×. Then try again.',
  'allow.safari':
    'In the menu bar at the top choose Safari, then “Settings for This Website”, and allow camera and microphone there. Then try again.',
  'allow.safari.ios':
    'Tap the icon beside the address of this page, then “Website Settings”, and allow camera and microphone there. Then try again.',
  'allow.chrome.android':
    'Tap the icon just before the address of this page, then “Permissions”, and switch camera and microphone on there.',
  'allow.firefox.android':
    'Tap the lock just before the address of this page and switch on there what is blocked. Then try again.',
  'allow.samsung':
    'Tap the lock just before the address of this page, then “Permissions”, and allow camera and microphone there. Then try again.',
  'allow.other':
    'Open the settings of your browser for this page and allow camera and microphone there. Then try again.',
  'allow.app':
    'Allow camera and microphone for this app in the settings of your phone, or open this page in your usual browser.',
  'allow.system':
    'Open the privacy settings of this device and allow camera and microphone for your browser. Then try again.',
  'allow.system.macos':
    'Open System Settings, then “Privacy & Security”, and switch your browser on under “Camera” and “Microphone”. Then try again.',
  'allow.system.windows':
    'Open Settings, then “Privacy & security”, and under “Camera” and “Microphone” let desktop apps use them. Then try again.',
  'allow.system.android':
    'Open Settings, then “Apps”, your browser and “Permissions”, and allow camera and microphone. Then try again.',
  'allow.system.ios':
    'Open the settings of this device, choose your browser in the list of apps and switch camera and microphone on. Then try again.',

  // Call
  'call.heading': 'Call',
  'call.others': 'People in the call',
  'call.controls': 'Controls',
  'call.withKey': '{control} · {key}',
  'call.invite': 'Invite',
  'call.settings': 'Settings',
  'call.fullScreen': 'Full screen',
  'call.leaveFullScreen': 'Leave full screen',
  'call.hangUp': 'Hang up',
  'call.hear': 'Tap to hear',
  'link.onlyHere':
    'This link works on this computer only. To invite others, open Parley at its https address.',
  'link.warning':
    'The browser of the person you invite may warn about this address. There, choose “Advanced” (in Safari “Show Details”), then go on to the page.',
  'call.move': 'Your picture. Arrow keys move it to another corner.',
  'call.otherCamera': 'Switch camera',
  'call.waitingTitle': 'Waiting',
  'call.joiningTitle': 'Joining',
  'call.reconnectingTitle': 'Reconnecting',

  // Panels in the call
  'invite.heading': 'Invite someone',
  'invite.hint': 'Whoever has this link can join the call.',
  'invite.link': 'Link to this call',
  'invite.notCopied': 'The link could not be copied. It is selected: copy it from there.',
  'invite.share': 'Share',
  'invite.qrCode': 'QR code of the link to this call',
  'settings.heading': 'Settings',
  'settings.shortcuts': 'Keyboard shortcuts',
  'settings.shortcutsHint':
    'One key is enough: M for the microphone, C or V for the camera, F for full screen.',
  'settings.relayOnly': 'Hide my network address',
  'settings.relayOnlyHint':
    'Picture and sound go through a relay server, so the others do not learn your address. They may arrive a little later.',
  'settings.relayMissing':
    'There is no relay server here. Turn this off, or you cannot see and hear the others.',

  // A participant
  'peer.microphoneOff': 'Microphone off',
  'peer.cameraOff': 'Camera off',
  'peer.away': 'Away',
  'peer.connecting': 'Connecting…',
  'peer.reconnecting': 'Reconnecting…',
  'peer.noConnection': 'No connection',
  'peer.weak': 'Weak connection',

  // The status line
  'status.joining': 'Joining the call…',
  'status.slow': 'This is taking longer than usual. Trying again…',
  'status.goesOn': '{what} Your call goes on.',
  'interrupted.network-gone': 'This device has no network. Reconnecting…',
  'interrupted.all-gone':
    'Check the network of this device: neither the server nor the others can be reached. Reconnecting…',
  'interrupted.server-gone': 'The server does not answer. Reconnecting…',
  'interrupted.websocket-blocked':
    'Something in the network blocks the connection to the server. Reconnecting…',
  'interrupted.origin-refused': 'The server does not accept this address. Reconnecting…',
  'interrupted.server-full': 'The server has no room at the moment. Reconnecting…',
  'interrupted.call-full': 'All seats of the call are taken. Asking for yours again…',
  'interrupted.draining': 'The server is about to be restarted. Reconnecting…',
  'interrupted.not-started': 'The call waits for someone who may start it again. Reconnecting…',
  'interrupted.slow': 'The connection to the server is slow. Reconnecting…',
  'interrupted.server-fault': 'The server has a problem. Reconnecting…',
  'status.reconnected': 'Connected again.',
  'status.waiting': 'Waiting for someone to join…',
  'status.joined': '{name} has joined.',
  'status.left': '{name} has left.',
  'status.back': '{name} is back.',
  'status.away': {
    one: '{names} has lost the connection. Waiting…',
    other: '{names} have lost the connection. Waiting…',
  },
  'status.connecting': 'Connecting to {names}…',
  'status.unreachable': 'No connection to {names}. Trying again…',
  'status.noAnswer': {
    one: '{names} does not answer. Perhaps the network there is gone. Trying again…',
    other: '{names} do not answer. Perhaps the network there is gone. Trying again…',
  },
  'status.weak':
    'The connection to {name} is weak. The picture gets coarser so that the sound goes on.',
  'status.with': 'You are in a call with {names}.',
  'status.cannotHear': 'Your browser holds the sound back. Tap to hear.',

  // No picture and no sound of another: what to do, and why
  'trouble.heading': 'No connection to {names}.',
  'trouble.no-candidates':
    'Turn off VPN and privacy extensions for this page, or try another browser. Something keeps this one from making calls.',
  'trouble.no-candidates-there':
    'Ask {names} to turn off VPN and privacy extensions for this page, or to try another browser. Something there keeps it from making calls.',
  'trouble.relay-missing':
    'Turn off “Hide my network address” in the settings. It needs a relay server, and there is none.',
  'trouble.relay-missing-there':
    'Ask {names} to turn off “Hide my network address” in the settings. It needs a relay server, and there is none.',
  'trouble.relay-refused':
    'Tell the person who runs the server: picture and sound need the relay server, and it turns them away.',
  'trouble.relay-full':
    'Wait a moment, or try again later. Picture and sound need the relay server, and it has no room.',
  'trouble.relay-unreachable':
    'Try another network, such as mobile data. Picture and sound need the relay server, and it does not answer.',
  'trouble.network-blocked':
    'Try another network, such as mobile data. The network of this device blocks picture and sound.',
  'trouble.network-blocked-there':
    'Ask {names} to try another network, such as mobile data. The one in use there blocks picture and sound.',
  'trouble.relay-blocked':
    'Try another network, such as mobile data. Picture and sound do not get through the relay server.',
  'trouble.no-relay':
    'Try another network, such as mobile data. Something between your networks, such as a firewall, blocks picture and sound.',
  'trouble.private-addresses':
    'Connect your devices to the same network, such as the same Wi-Fi. You seem to be in different ones, and there is no way from one to the other.',
  'trouble.no-path':
    'Try another network, such as mobile data. Something on the way lets no picture and sound through.',
  'trouble.showAddress':
    'Or turn off “Hide my network address” in the settings: perhaps it works without the relay server.',
  'trouble.goesOn': 'Parley goes on trying by itself.',
  'trouble.administrator': 'For the person who runs the server:',
  'trouble.administrator.no-relay': 'This needs a TURN server, and parley.iceServers names none.',
  'trouble.administrator.relay-refused':
    'The TURN server refuses the credentials. parley.turnSecret must be its secret (or name and password its own), and the clocks of both machines must be right.',
  'trouble.administrator.relay-full':
    'The TURN server has reached a limit of its own, such as user-quota or total-quota of coturn.',
  'trouble.administrator.relay-unreachable':
    'No TURN server of parley.iceServers answers. It must run, and firewalls must let its ports through.',
  'trouble.administrator.network-blocked':
    'A network lets nothing through to the STUN and TURN servers, as a rule because it blocks UDP. A TURN server with TLS on port 443 gets through (turns: in parley.iceServers).',
  'trouble.administrator.relay-blocked':
    'The TURN server gives relays, but nothing comes through them. Its firewall must let the ports of relays through (in coturn UDP 49152 to 65535), external-ip must be right, and denied-peer-ip must not hit the callers.',

  // Joining takes long: heading, what it means and what to do
  'joining.network-gone.heading': 'This device has no network.',
  'joining.network-gone.body':
    'Check Wi-Fi or mobile data. You join the call as soon as there is a connection.',
  'joining.server-gone.heading': 'The server does not answer.',
  'joining.server-gone.body':
    'Check whether other websites open. If they do, the server is down or being restarted: you join the call as soon as it is back.',
  'joining.websocket-blocked.heading': 'Your network lets pages through, but not calls.',
  'joining.websocket-blocked.body':
    'Try another network, such as mobile data. If you are at work, a proxy or firewall is probably in the way: tell the person who looks after it.',
  'joining.websocket-blocked.administrator':
    'Pages of {address} come through, WebSocket connections below {calls} do not. A proxy on the way must pass on the headers Upgrade and Connection, and a firewall must not end these connections.',
  'joining.origin-refused.heading': 'The server does not accept calls at this address.',
  'joining.origin-refused.body':
    'Open Parley at the address that you were given. If this is it, tell the person who runs the server.',
  'joining.origin-refused.administrator':
    'The server refuses WebSocket connections with the Origin {origin}. A proxy on the way must pass on the header Host as it is, or parley.allowedOrigins must contain {origin}.',
  'joining.server-full.heading': 'The server has no room at the moment.',
  'joining.server-full.body': 'You join the call as soon as someone else on the server leaves.',
  'joining.call-full.heading': 'The call is full at the moment.',
  'joining.call-full.body': 'You were in it a moment ago, so Parley is asking for your seat again.',
  'joining.draining.heading': 'The server is about to be restarted.',
  'joining.draining.body':
    'It begins no new calls until then. You join the call as soon as it is back.',
  'joining.not-started.heading': 'The call has not been started yet.',
  'joining.not-started.body': 'You get in by yourself as soon as it is. Just stay here.',
  'joining.not-started.signIn': 'Sign in to start it',
  'joining.slow.heading': 'Joining is taking longer than usual.',
  'joining.slow.body': 'Your network or the server is slow. Parley goes on trying.',
  'joining.server-fault.heading': 'The server has a problem.',
  'joining.server-fault.body':
    'Parley goes on trying. If it stays like this, tell the person who runs the server.',
  'joining.administrator': 'For that person:',
  'joining.now': 'Try now',

  // Taken, and the ends of a call: heading, what it means and what to do, actions
  'action.again': 'Call again',
  'action.retry': 'Try again',
  'action.reload': 'Reload the page',
  'action.start': 'Back to start',
  'action.useHere': 'Use it here',
  'action.copyLink': 'Copy link',
  'action.linkCopied': 'Link copied',
  'action.close': 'Close',
  'action.check': 'Check the connection',
  code: 'Code:',
  'code.copy': 'Copy this code',
  'taken.heading': 'This call is open in another tab.',
  'taken.body': 'Use it here instead? The other tab then leaves the call.',
  'left.heading': 'You have left the call.',
  'left.body': 'Your camera and microphone are off.',
  'left.length': 'The call lasted {length}.',
  'call-full.heading': 'The call is full.',
  'call-full.body': 'All its seats are taken. Try again when someone has left.',
  'join-refused.heading': 'This link leads to no call.',
  'join-refused.body': 'It may not be complete. Ask for it again.',
  'version-unsupported.heading': 'Parley has been updated.',
  'version-unsupported.body': 'Reload the page to go back to the call.',
  'replaced.heading': 'The call goes on in another tab.',
  'replaced.body': 'It was opened there, so this tab has left it. You can use it here again.',
  'attempt-stale.heading': 'The call was opened twice at the same moment.',
  'attempt-stale.body': 'If it is not open in another tab, try again.',
  'superseded.heading': 'The call goes on over another connection.',
  'superseded.body': 'If you do not see it, try again.',
  'call-ended.heading': 'The call has been ended.',
  'call-ended.body':
    'To go on talking, start a new call. The person who runs the server has ended this one for everybody, and it stays closed for a while.',
  'removed.heading': 'You have been removed from the call.',
  'removed.body':
    'If this is a mistake, ask the person who runs the server, who has removed you. You cannot come back for a while.',
  'call-locked.heading': 'The call is locked.',
  'call-locked.body':
    'Try again later, or ask the person who runs the server, who lets nobody new in for a while.',
  'fault.heading': 'Something in this page went wrong.',
  'fault.body': 'Reload the page to go back to the call.',
  'other.heading': 'The call was interrupted.',
  'other.body': 'Reload the page to go back to the call.',
  unexpected:
    'Something in this page went wrong. If anything no longer works, reload the page; you come back to where you were.',

  // What keeps a browser from calls
  'insecure.heading': 'This address is not secure.',
  'insecure.body':
    'Browsers allow private calls only at addresses that begin with https. Ask the person who runs the server for such an address.',
  'insecure.try': 'Perhaps this one works: {address}',
  'insecure.open': 'Try with https',
  'incapable.heading': 'This browser cannot make video calls.',
  'incapable.body': 'Copy the link and open it in a current Chrome, Edge, Firefox or Safari.',
  'app.this': 'this app',
  'app.KakaoTalk': 'KakaoTalk',
  'app.NAVER': 'NAVER',
  'in-app.heading': 'Open this page in your usual browser.',
  'in-app.body': 'You opened it inside {app}, where it cannot use camera and microphone.',
  'in-app.incapable': 'You opened it inside {app}, where video calls are not possible.',
  'in-app.menu':
    'Tap the menu of this page (“…” or the share icon) and choose “Open in Safari” or “Open in browser”. Or copy the link and paste it into your browser.',
  'in-app.tap': 'If the button does nothing, copy the link and paste it into your browser.',
  'in-app.open': 'Open in browser',
  'in-app.goOn': 'Go on here without camera',
  'in-app.note':
    'You are inside {app}. If camera or sound do not work here, open this page in your usual browser.',
};

/** @typedef {keyof typeof messages} Word */
