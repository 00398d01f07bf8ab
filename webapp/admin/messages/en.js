/** What only the pages of the administration say, in English. Nobody else loads it. */
export const messages = {
  'admin.title': 'Administration',
  'admin.loading': 'Asking the server…',
  'admin.running': 'Parley has been running since {time}, for {length}.',

  // Signing in
  'admin.signIn': 'Sign in',
  'admin.signInWhy': 'For those who administrate Parley on this server.',
  'admin.signInToStart':
    'To start a call you need an account here. Whoever you send the link to needs none.',
  'admin.name': 'User name',
  'admin.password': 'Password',
  'admin.wrong':
    'User name or password is wrong. After several attempts some servers refuse for a few minutes, even what is right.',
  'admin.unencrypted':
    'This connection is not encrypted. Others in the network could read your password.',
  'admin.refused': 'This account may not administrate Parley.',
  'admin.refusedWhy':
    'You are signed in, but your account does not have the role {role}. Sign in with another account, or ask whoever runs the server for the role.',
  'admin.refusedStart': 'This account may not start calls.',
  'admin.refusedStartWhy':
    'You can join calls by a link all the same. To start some, sign in with another account, or ask whoever runs the server for the role {role}.',
  'admin.otherAccount': 'Sign in with another account',

  // When the page cannot do its work
  'admin.silent': 'The server does not answer. What you see is from {time}. Trying again…',
  'admin.silentFirst': 'The server does not answer. Trying again…',
  'admin.signedOut': 'You are signed out. What you see is from {time}.',
  'admin.again': 'Sign in again',
  'admin.notDone': 'The server has not answered. It may have been done all the same: look below.',
  'admin.notDoneGone': 'Nothing was changed: that is over already.',
  'admin.notDoneRefused': 'Nothing was changed: the server refused it ({code}).',

  // Numbers
  'admin.now': 'Now',
  'admin.calls': 'Calls',
  'admin.participants': 'Participants',
  'admin.away': {
    one: '{n} of them has lost the connection',
    other: '{n} of them have lost the connection',
  },
  'admin.connections': 'Connections',
  'admin.frames': 'Messages per second',
  'admin.data': 'Data per second',
  'admin.most': 'most in 5 minutes: {most}',
  'admin.sinceStart': 'Since the start',
  'admin.callsTotal': 'Calls',
  'admin.joinsTotal': 'Joins, returns included',
  'admin.connectionsTotal': 'Connections',
  'admin.framesIn': 'Messages received',
  'admin.framesOut': 'Messages sent',
  'admin.bytesIn': 'Data received',
  'admin.bytesOut': 'Data sent',
  'admin.queueFrames': 'Most messages waiting for one connection',
  'admin.queueSize': 'Most characters waiting for one connection',
  'admin.refusals': 'Refused',
  'admin.closes': 'Ended connections',
  'admin.nothing': 'None',

  // New calls
  'admin.newCalls': 'New calls',
  'admin.accepted': 'New calls can be started.',
  'admin.drained': {
    one: 'New calls are refused. {n} call goes on.',
    other: 'New calls are refused. {n} calls go on.',
  },
  'admin.drain': 'Refuse new calls',
  'admin.drainAsk': 'Refuse new calls?',
  'admin.drainDoes':
    'Whoever starts a call waits, and is told that the server is about to be restarted. Calls that go on are not disturbed, and people can still come to them.',
  'admin.drainUntil': 'It stays so until you accept new calls, or until Parley is started again.',
  'admin.drainDone': 'New calls are refused from now on.',
  'admin.undrain': 'Accept new calls',
  'admin.undrainAsk': 'Accept new calls?',
  'admin.undrainDoes': 'Calls can be started again at once.',
  'admin.undrainDone': 'New calls are accepted again.',

  // Calls in progress
  'admin.inProgress': 'Calls in progress',
  'admin.noCalls': 'There is no call at present.',
  'admin.idsHint':
    'Calls and participants are shown by the beginnings of their ids, as in the log. Parley does not know who they are, and shows no names.',
  'admin.find': 'Beginning of a call’s id',
  'admin.some': 'The first {shown} of {n} calls.',
  'admin.noneFound': 'No call at present has an id that begins so.',
  'admin.call': 'Call {call}',
  'admin.callSince': 'Since {time}, for {length}',
  'admin.nobody': 'Nobody is in it at present',
  'admin.lockedUntil': 'Locked until {time}',
  'admin.host': 'host',
  'admin.present': 'connected since {time}',
  'admin.lost': 'connection lost at {time}',
  'admin.remove': 'Remove',
  'admin.removeNamed': 'Remove {participant} from call {call}',
  'admin.removeAsk': 'Remove {participant}?',
  'admin.removeDoes':
    'The participant leaves the call at once. This place in the call stays barred for {length}.',
  'admin.removeDoesNot':
    'Whoever has the link to the call can come in again like somebody new, unless you lock the call.',
  'admin.removeLock': 'Lock the call too, for {length}',
  'admin.removeDone': '{participant} was removed from call {call}.',
  'admin.lock': 'Lock',
  'admin.lockNamed': 'Lock call {call}',
  'admin.lockAsk': 'Lock call {call}?',
  'admin.lockDoes':
    'For {length} nobody new can come in. Those who are in the call now stay, and may load the page anew; whoever hangs up cannot come back.',
  'admin.lockDone': 'Call {call} is locked.',
  'admin.unlock': 'Unlock',
  'admin.unlockNamed': 'Unlock call {call}',
  'admin.unlockAsk': 'Unlock call {call}?',
  'admin.unlockDoes': 'Whoever has the link can come in again at once.',
  'admin.unlockDone': 'Call {call} is open to whoever has the link.',
  'admin.end': 'End call',
  'admin.endNamed': 'End call {call}',
  'admin.endAsk': 'End call {call}?',
  'admin.endDoes': {
    one: 'The call ends at once for {n} participant, and stays ended for {length}: nobody can come in by its link.',
    other:
      'The call ends at once for all {n} participants, and stays ended for {length}: nobody can come in by its link.',
  },
  'admin.endDoesNot':
    'It does not keep the same people from starting another call with another link.',
  'admin.endDone': 'Call {call} has ended.',
  'admin.forgotten': 'When Parley is started again, it forgets this.',
  'admin.cancel': 'Cancel',

  // Settings
  'admin.settings': 'Settings in force',
  'admin.settingsHint':
    'They are changed in the app server, and take effect when Parley is started again.',
  'admin.setting': 'Setting',
  'admin.value': 'In force',
  'admin.normal': 'Default',
  'admin.source': 'Comes from',
  'admin.empty': 'none',
  'admin.source.DEFAULT': 'default',
  'admin.source.CONTEXT_PARAMETER': 'web.xml or app server',
  'admin.source.ENVIRONMENT': 'environment variable {variable}',
};

/** @typedef {keyof typeof messages} Word */
