/** @type {Record<import('./en.js').Word, import('../../ui/phrase.js').Message>} */
export const messages = {
  'admin.title': '관리',
  'admin.loading': '서버에 물어보는 중…',
  'admin.running': 'Parley가 {time}부터 실행되고 있어요. (실행 시간: {length})',

  // Signing in
  'admin.signIn': '로그인',
  'admin.signInWhy': '이 서버의 Parley를 관리하는 사람을 위한 페이지예요.',
  'admin.signInToStart':
    '통화를 시작하려면 이 서버의 계정이 필요해요. 링크를 받은 사람은 계정이 없어도 돼요.',
  'admin.name': '사용자 이름',
  'admin.password': '비밀번호',
  'admin.wrong':
    '사용자 이름이나 비밀번호가 맞지 않아요. 여러 번 틀리면 몇 분 동안 맞는 비밀번호도 거부하는 서버가 있어요.',
  'admin.unencrypted':
    '이 연결은 암호화되지 않았어요. 같은 네트워크에 있는 다른 사람이 비밀번호를 볼 수 있어요.',
  'admin.refused': '이 계정으로는 Parley를 관리할 수 없어요.',
  'admin.refusedWhy':
    '로그인은 되었지만 이 계정에는 관리자 역할({role})이 없어요. 다른 계정으로 로그인하거나 서버 운영자에게 역할을 요청해 주세요.',
  'admin.refusedStart': '이 계정으로는 통화를 시작할 수 없어요.',
  'admin.refusedStartWhy':
    '링크를 받은 통화에는 그대로 참여할 수 있어요. 통화를 시작하려면 다른 계정으로 로그인하거나 서버 운영자에게 역할({role})을 요청해 주세요.',
  'admin.otherAccount': '다른 계정으로 로그인',

  // When the page cannot do its work
  'admin.silent': '서버가 응답하지 않아요. 지금 보이는 내용은 {time} 기준이에요. 다시 시도하는 중…',
  'admin.silentFirst': '서버가 응답하지 않아요. 다시 시도하는 중…',
  'admin.signedOut': '로그아웃되었어요. 지금 보이는 내용은 {time} 기준이에요.',
  'admin.again': '다시 로그인',
  'admin.notDone': '서버가 응답하지 않았어요. 그래도 처리되었을 수 있으니 아래를 확인해 주세요.',
  'admin.notDoneGone': '이미 끝난 것이라서 바뀐 것이 없어요.',
  'admin.notDoneRefused': '서버가 거부해서 바뀐 것이 없어요({code}).',

  // Numbers
  'admin.now': '현재',
  'admin.calls': '통화',
  'admin.participants': '참여자',
  'admin.away': { other: '연결이 끊긴 참여자 {n}명 포함' },
  'admin.connections': '연결',
  'admin.frames': '초당 메시지',
  'admin.data': '초당 데이터',
  'admin.most': '최근 5분 최대: {most}',
  'admin.sinceStart': '시작 이후',
  'admin.callsTotal': '통화',
  'admin.joinsTotal': '참여(돌아온 경우 포함)',
  'admin.connectionsTotal': '연결',
  'admin.framesIn': '받은 메시지',
  'admin.framesOut': '보낸 메시지',
  'admin.bytesIn': '받은 데이터',
  'admin.bytesOut': '보낸 데이터',
  'admin.queueFrames': '한 연결에 가장 많이 쌓인 메시지',
  'admin.queueSize': '한 연결에 가장 많이 쌓인 글자',
  'admin.refusals': '거부',
  'admin.closes': '끝난 연결',
  'admin.nothing': '없음',

  // New calls
  'admin.newCalls': '새 통화',
  'admin.accepted': '새 통화를 시작할 수 있어요.',
  'admin.drained': { other: '새 통화를 받지 않고 있어요. 진행 중인 통화: {n}건' },
  'admin.drain': '새 통화 받지 않기',
  'admin.drainAsk': '새 통화를 받지 않을까요?',
  'admin.drainDoes':
    '통화를 시작하는 사람은 서버가 곧 다시 시작된다는 안내를 보고 기다려요. 진행 중인 통화는 방해받지 않고, 사람들이 계속 참여할 수 있어요.',
  'admin.drainUntil': '새 통화를 다시 받거나 Parley를 다시 시작할 때까지 이어져요.',
  'admin.drainDone': '이제부터 새 통화를 받지 않아요.',
  'admin.undrain': '새 통화 받기',
  'admin.undrainAsk': '새 통화를 다시 받을까요?',
  'admin.undrainDoes': '바로 다시 통화를 시작할 수 있어요.',
  'admin.undrainDone': '새 통화를 다시 받아요.',

  // Calls in progress
  'admin.inProgress': '진행 중인 통화',
  'admin.noCalls': '지금은 진행 중인 통화가 없어요.',
  'admin.idsHint':
    '통화와 참여자는 로그에서처럼 ID의 앞부분으로 표시돼요. Parley는 누구인지 알지 못하고 이름도 보여 주지 않아요.',
  'admin.find': '통화 ID의 앞부분',
  'admin.some': '통화 {n}건 중 처음 {shown}건이에요.',
  'admin.noneFound': '지금은 ID가 이렇게 시작하는 통화가 없어요.',
  'admin.call': '통화 {call}',
  'admin.callSince': '시작: {time} (통화 시간: {length})',
  'admin.nobody': '지금은 참여자가 없어요',
  'admin.lockedUntil': '잠금: {time}까지',
  'admin.host': '호스트',
  'admin.present': '연결됨({time}부터)',
  'admin.lost': '연결 끊김({time}부터)',
  'admin.remove': '내보내기',
  'admin.removeNamed': '참여자 {participant}: 통화 {call}에서 내보내기',
  'admin.removeAsk': '참여자 {participant}: 내보낼까요?',
  'admin.removeDoes': '참여자가 바로 통화에서 나가요. 통화의 이 자리는 {length} 동안 막혀 있어요.',
  'admin.removeDoesNot':
    '통화를 잠그지 않으면 통화 링크가 있는 사람은 새 참여자로 다시 들어올 수 있어요.',
  'admin.removeLock': '통화도 잠그기({length} 동안)',
  'admin.removeDone': '참여자 {participant}: 통화 {call}에서 내보냈어요.',
  'admin.lock': '잠그기',
  'admin.lockNamed': '통화 {call} 잠그기',
  'admin.lockAsk': '통화 {call}: 잠글까요?',
  'admin.lockDoes':
    '{length} 동안 새로운 사람이 들어올 수 없어요. 지금 통화 중인 사람은 그대로 남고, 페이지를 새로 열어도 돼요. 통화를 끊은 사람은 다시 들어올 수 없어요.',
  'admin.lockDone': '통화 {call}: 잠갔어요.',
  'admin.unlock': '잠금 풀기',
  'admin.unlockNamed': '통화 {call} 잠금 풀기',
  'admin.unlockAsk': '통화 {call}: 잠금을 풀까요?',
  'admin.unlockDoes': '바로 링크가 있는 사람은 누구나 다시 들어올 수 있어요.',
  'admin.unlockDone': '통화 {call}: 링크가 있으면 들어올 수 있어요.',
  'admin.end': '통화 끝내기',
  'admin.endNamed': '통화 {call} 끝내기',
  'admin.endAsk': '통화 {call}: 끝낼까요?',
  'admin.endDoes': {
    other:
      '참여자 {n}명의 통화가 바로 끝나고, {length} 동안 끝난 상태로 남아요. 그동안 이 링크로는 아무도 들어올 수 없어요.',
  },
  'admin.endDoesNot': '같은 사람들이 다른 링크로 새 통화를 시작하는 것은 막지 않아요.',
  'admin.endDone': '통화 {call}: 끝냈어요.',
  'admin.forgotten': 'Parley를 다시 시작하면 이 설정은 사라져요.',
  'admin.cancel': '취소',

  // Settings
  'admin.settings': '적용 중인 설정',
  'admin.settingsHint': '앱 서버에서 바꾸고, Parley를 다시 시작하면 적용돼요.',
  'admin.setting': '설정',
  'admin.value': '적용 값',
  'admin.normal': '기본값',
  'admin.source': '출처',
  'admin.empty': '없음',
  'admin.source.DEFAULT': '기본값',
  'admin.source.CONTEXT_PARAMETER': 'web.xml 또는 앱 서버',
  'admin.source.ENVIRONMENT': '환경 변수 {variable}',
};
