/**
 * Every sentence that the page says. `{name}` is replaced by a value (see phrase.js). To translate Parley, translate
 * this table.
 */
export const words = {
  parley: 'Parley',
  title: '{title} – Parley',
  someone: 'Guest',

  // Start
  'start.heading': 'Private video calls, straight from browser to browser.',
  'start.invited': 'You are invited to a call.',
  'start.badLink': 'This link is not complete. Ask for it again, or start a call of your own.',
  'start.name': 'Your name',
  'start.nameHint': 'Others in the call see it.',
  'start.newCall': 'New call',
  'start.newCallHint': 'You get a link to send to the others.',
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

  // Camera and microphone
  'devices.start': 'Start camera and microphone',
  'devices.startHint': 'Nobody sees you before you join.',
  'devices.asking': 'Answer the question of your browser about camera and microphone.',
  'devices.both.without': 'You can also join without and just watch.',
  'devices.camera.without': 'You can also join without; the others hear you.',
  'devices.microphone.without': 'You can also join without; the others see you.',
  'devices.again': 'Try again',
  'devices.camera': 'Camera',
  'devices.microphone': 'Microphone',
  'devices.preview': 'Your picture',
  'devices.cameraOff': 'Your camera is off.',
  'devices.offAfterReload':
    'Your camera and microphone are off since the page was loaded again. Turn them on below.',
  'devices.both.NotAllowedError':
    'Your browser does not let this page use camera and microphone. Allow them beside the address bar and try again.',
  'devices.camera.NotAllowedError':
    'Your browser does not let this page use the camera. Allow it beside the address bar and try again.',
  'devices.microphone.NotAllowedError':
    'Your browser does not let this page use the microphone. Allow it beside the address bar and try again.',
  'devices.both.NotFoundError':
    'No camera and no microphone were found. Plug one in and try again.',
  'devices.camera.NotFoundError': 'No camera was found. Plug one in and try again.',
  'devices.microphone.NotFoundError': 'No microphone was found. Plug one in and try again.',
  'devices.both.NotReadableError':
    'Your camera and microphone are being used by another program. Close it and try again.',
  'devices.camera.NotReadableError':
    'Your camera is being used by another program. Close it and try again.',
  'devices.microphone.NotReadableError':
    'Your microphone is being used by another program. Close it and try again.',
  'devices.both.other': 'Camera and microphone could not be started ({code}). Try again.',
  'devices.camera.other': 'The camera could not be started ({code}). Try again.',
  'devices.microphone.other': 'The microphone could not be started ({code}). Try again.',

  // Call
  'call.heading': 'Call',
  'call.others': 'People in the call',
  'call.controls': 'Controls',
  'call.copyLink': 'Copy link',
  'call.share': 'Share',
  'call.hangUp': 'Hang up',
  'call.hear': 'Tap to hear',
  'call.invite': 'Invite someone',
  'call.inviteHint': 'Whoever has this link can join the call.',
  'call.link': 'Link to this call',
  'link.onlyHere':
    'This link works on this computer only. To invite others, open Parley by its https address.',
  'link.warning':
    'The other browser may warn that it does not know this address. Choose “Advanced” there (in Safari “Show Details”), then go on to the page.',
  'call.move': 'Your picture. Arrow keys move it to another corner.',
  'call.waitingTitle': 'Waiting',
  'call.joiningTitle': 'Joining',
  'call.reconnectingTitle': 'Reconnecting',

  // A participant
  'peer.microphoneOff': 'Microphone off',
  'peer.cameraOff': 'Camera off',
  'peer.away': 'Away',
  'peer.connecting': 'Connecting…',
  'peer.reconnecting': 'Reconnecting…',

  // The status line
  'status.joining': 'Joining the call…',
  'status.slow': 'This takes longer than usual. Trying again…',
  'status.reconnecting': 'Reconnecting…',
  'status.reconnected': 'Connected again.',
  'status.waiting': 'Waiting for someone to join…',
  'status.joined': '{name} has joined.',
  'status.left': '{name} has left.',
  'status.back': '{name} is back.',
  'status.away': '{names} is away.',
  'status.awayMany': '{names} are away.',
  'status.connecting': 'Connecting to {names}…',
  'status.reconnectingTo': 'Reconnecting to {names}…',
  'status.unreachable': 'No connection to {names}. Trying again…',
  'status.with': 'You are in a call with {names}.',
  'status.copied': 'Link copied.',
  'status.notCopied': 'The link could not be copied. Copy it from the address bar.',
  'status.cannotHear': 'Your browser holds the sound back. Tap to hear.',

  // Taken, and the ends of a call: heading, what it means and what to do, actions
  'action.again': 'Call again',
  'action.retry': 'Try again',
  'action.reload': 'Reload the page',
  'action.start': 'Back to start',
  'action.useHere': 'Use it here',
  code: 'Code: {code}',
  'taken.heading': 'This call is open in another tab.',
  'taken.body': 'Use it here instead? The other tab then leaves the call.',
  'left.heading': 'You have left the call.',
  'left.body': 'Your camera and microphone are off.',
  'call-full.heading': 'The call is full.',
  'call-full.body': 'All its seats are taken. Try again when someone has left.',
  'join-refused.heading': 'This link leads to no call.',
  'join-refused.body': 'It may not be complete. Ask for it again.',
  'version-unsupported.heading': 'Parley has been updated.',
  'version-unsupported.body': 'Reload the page to go on with the call.',
  'replaced.heading': 'The call goes on in another tab.',
  'replaced.body': 'It was opened there, so this tab has left it. You can take it back.',
  'attempt-stale.heading': 'The call was opened twice at the same moment.',
  'attempt-stale.body': 'If it is not open in another tab, try again.',
  'superseded.heading': 'The call goes on over another connection.',
  'superseded.body': 'If you do not see it, try again.',
  'other.heading': 'The call was interrupted.',
  'other.body': 'Reload the page to go back to the call.',
  'insecure.heading': 'This address is not secure.',
  'insecure.body':
    'Browsers give camera, microphone and encryption only to addresses that begin with https. Open this page with https, or ask the person who runs it to set that up.',
  'incapable.heading': 'This browser cannot make video calls.',
  'incapable.body':
    'Copy the address and open it in Chrome, Edge, Firefox or Safari. If you opened the link inside another app, choose “Open in browser” there.',
};

/** @typedef {keyof typeof words} Word */
