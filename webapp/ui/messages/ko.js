/**
 * Korean. No particle stands directly after a value, since its form would depend on the value's last sound: names are
 * followed by 님.
 *
 * @type {Record<import('./en.js').Word, import('../phrase.js').Message>}
 */
export const messages = {
  parley: 'Parley',
  title: '{title} – Parley',
  someone: '게스트',
  language: '언어',

  // Start
  'start.heading': '브라우저끼리 바로 연결되는 우리만의 영상 통화',
  'start.invited': '통화에 초대받았어요.',
  'start.badLink':
    '링크의 일부가 빠져 있어요. 링크를 다시 보내 달라고 하거나 새 통화를 시작해 주세요.',
  'start.name': '이름',
  'start.nameHint': '통화에 참여한 사람들에게 보여요.',
  'start.newCall': '새 통화',
  'start.newCallHint': '다른 사람에게 보낼 링크가 만들어져요.',
  'start.joinCall': '통화 참여하기',
  'start.ownCall': '다른 통화 시작 또는 참여',
  'start.linkOrName': '링크 또는 통화 이름',
  'start.link': '통화 링크',
  'start.nameMeets':
    '같은 이름을 입력한 사람끼리 만나요. 이름을 알아맞히면 누구나 들어올 수 있어요.',
  'start.join': '참여하기',
  'start.linkOrNameMissing': '링크를 붙여넣거나 통화 이름을 입력해 주세요.',
  'start.linkMissing': '받은 링크를 붙여넣어 주세요.',
  'start.linkIncomplete': '링크의 일부가 빠져 있어요. 링크 전체를 복사해서 다시 붙여넣어 주세요.',
  'start.linkElsewhere': '다른 사이트({host})의 링크예요. 이동하려면 주소창에 붙여넣어 주세요.',

  'recent.heading': '최근 통화',
  'recent.with': '{names} 님과의 통화',
  'recent.on': '{date} 통화',
  'recent.hint':
    '이 브라우저에만 저장돼요. 이 브라우저를 쓰는 사람은 목록을 보고 통화에 들어갈 수 있어요.',
  'recent.forget': '목록에서 삭제: {call}',
  'recent.forgetAll': '모두 삭제',

  // Camera and microphone
  'devices.start': '카메라와 마이크 켜기',
  'devices.startHint': '참여하기 전에는 아무에게도 보이지 않아요.',
  'devices.asking': '브라우저에 표시된 카메라와 마이크 권한 요청에 답해 주세요.',
  'devices.both.without': '카메라와 마이크 없이 보기만 하면서 참여할 수도 있어요.',
  'devices.camera.without': '카메라 없이 목소리만으로 참여할 수도 있어요.',
  'devices.microphone.without': '마이크 없이 영상만으로 참여할 수도 있어요.',
  'devices.again': '다시 시도',
  'devices.camera': '카메라',
  'devices.microphone': '마이크',
  'devices.speaker': '스피커',
  'devices.choose': '기기 선택',
  'devices.substituted': '지금은 ‘{lost}’ 기기를 쓸 수 없어서 ‘{now}’ 기기를 사용하고 있어요.',
  'devices.preview': '내 영상',
  'devices.cameraOff': '카메라가 꺼져 있어요.',
  'devices.offAfterReload':
    '페이지를 새로 불러와서 카메라와 마이크가 꺼졌어요. 아래에서 다시 켜 주세요.',
  'devices.both.NotAllowedError':
    '브라우저가 카메라와 마이크 사용을 막고 있어요. 주소창 옆에서 허용한 뒤 다시 시도해 주세요.',
  'devices.camera.NotAllowedError':
    '브라우저가 카메라 사용을 막고 있어요. 주소창 옆에서 허용한 뒤 다시 시도해 주세요.',
  'devices.microphone.NotAllowedError':
    '브라우저가 마이크 사용을 막고 있어요. 주소창 옆에서 허용한 뒤 다시 시도해 주세요.',
  'devices.both.NotFoundError':
    '카메라와 마이크를 찾을 수 없어요. 기기를 연결한 뒤 다시 시도해 주세요.',
  'devices.camera.NotFoundError': '카메라를 찾을 수 없어요. 카메라를 연결한 뒤 다시 시도해 주세요.',
  'devices.microphone.NotFoundError':
    '마이크를 찾을 수 없어요. 마이크를 연결한 뒤 다시 시도해 주세요.',
  'devices.both.NotReadableError':
    '다른 프로그램이 카메라와 마이크를 사용하고 있어요. 그 프로그램을 닫고 다시 시도해 주세요.',
  'devices.camera.NotReadableError':
    '다른 프로그램이 카메라를 사용하고 있어요. 그 프로그램을 닫고 다시 시도해 주세요.',
  'devices.microphone.NotReadableError':
    '다른 프로그램이 마이크를 사용하고 있어요. 그 프로그램을 닫고 다시 시도해 주세요.',
  'devices.both.other': '카메라와 마이크를 켜지 못했어요({code}). 다시 시도해 주세요.',
  'devices.camera.other': '카메라를 켜지 못했어요({code}). 다시 시도해 주세요.',
  'devices.microphone.other': '마이크를 켜지 못했어요({code}). 다시 시도해 주세요.',

  'level.waiting': '마이크를 확인하려면 말해 보세요.',
  'level.heard': '마이크가 잘 작동해요.',
  'level.silent': '마이크에서 소리가 들리지 않아요.',
  'level.off': '마이크가 꺼져 있어요.',

  // Call
  'call.heading': '통화',
  'call.others': '통화 참여자',
  'call.controls': '통화 메뉴',
  'call.withKey': '{control} · {key}',
  'call.invite': '초대',
  'call.settings': '설정',
  'call.fullScreen': '전체 화면',
  'call.leaveFullScreen': '전체 화면 끝내기',
  'call.hangUp': '나가기',
  'call.hear': '눌러서 소리 듣기',
  'call.move': '내 영상. 화살표 키로 다른 모서리로 옮길 수 있어요.',
  'call.otherCamera': '카메라 전환',
  'call.waitingTitle': '기다리는 중',
  'call.joiningTitle': '참여하는 중',
  'call.reconnectingTitle': '다시 연결하는 중',

  // Panels in the call
  'invite.heading': '초대하기',
  'invite.hint': '이 링크가 있으면 누구나 통화에 참여할 수 있어요.',
  'invite.link': '통화 링크',
  'invite.notCopied': '링크를 복사하지 못했어요. 선택된 링크를 직접 복사해 주세요.',
  'invite.share': '공유',
  'invite.qrCode': '통화 링크의 QR 코드',
  'settings.heading': '설정',
  'settings.shortcuts': '키보드 단축키',
  'settings.shortcutsHint': '키 하나로 조작해요. M은 마이크, C나 V는 카메라, F는 전체 화면이에요.',

  // A participant
  'peer.microphoneOff': '마이크 꺼짐',
  'peer.cameraOff': '카메라 꺼짐',
  'peer.away': '연결 끊김',
  'peer.connecting': '연결하는 중…',
  'peer.reconnecting': '다시 연결하는 중…',

  // The status line
  'status.joining': '통화에 참여하는 중…',
  'status.slow': '평소보다 오래 걸리고 있어요. 다시 시도하는 중…',
  'status.reconnecting': '다시 연결하는 중…',
  'status.reconnected': '다시 연결됐어요.',
  'status.waiting': '다른 사람을 기다리는 중…',
  'status.joined': '{name} 님이 들어왔어요.',
  'status.left': '{name} 님이 나갔어요.',
  'status.back': '{name} 님이 돌아왔어요.',
  'status.away': '{names} 님의 연결이 끊겼어요.',
  'status.connecting': '{names} 님과 연결하는 중…',
  'status.reconnectingTo': '{names} 님과 다시 연결하는 중…',
  'status.unreachable': '{names} 님과 연결되지 않아요. 다시 시도하는 중…',
  'status.with': '{names} 님과 통화하고 있어요.',
  'status.cannotHear': '브라우저가 소리를 막고 있어요. 눌러서 소리를 들으세요.',

  // Taken, and the ends of a call: heading, what it means and what to do, actions
  'action.again': '다시 통화하기',
  'action.retry': '다시 시도',
  'action.reload': '페이지 새로고침',
  'action.start': '처음으로',
  'action.useHere': '여기서 통화하기',
  code: '코드: {code}',
  'taken.heading': '이 통화는 다른 탭에서 열려 있어요.',
  'taken.body': '여기서 통화할까요? 그러면 다른 탭은 통화에서 나가요.',
  'left.heading': '통화에서 나왔어요.',
  'left.body': '카메라와 마이크가 꺼졌어요.',
  'left.length': '통화 시간: {length}',
  'call-full.heading': '통화 인원이 가득 찼어요.',
  'call-full.body': '빈자리가 없어요. 누군가 나간 뒤에 다시 시도해 주세요.',
  'join-refused.heading': '이 링크로는 통화에 들어갈 수 없어요.',
  'join-refused.body': '링크의 일부가 빠졌을 수 있어요. 다시 보내 달라고 해 주세요.',
  'version-unsupported.heading': 'Parley가 업데이트됐어요.',
  'version-unsupported.body': '통화를 계속하려면 페이지를 새로고침해 주세요.',
  'replaced.heading': '다른 탭에서 통화가 이어지고 있어요.',
  'replaced.body': '그 탭에서 통화를 열어서 여기서는 나왔어요. 다시 여기서 통화할 수도 있어요.',
  'attempt-stale.heading': '같은 통화가 동시에 두 번 열렸어요.',
  'attempt-stale.body': '다른 탭에 열려 있지 않다면 다시 시도해 주세요.',
  'superseded.heading': '통화가 다른 연결로 이어지고 있어요.',
  'superseded.body': '통화가 보이지 않으면 다시 시도해 주세요.',
  'other.heading': '통화가 중단됐어요.',
  'other.body': '통화로 돌아가려면 페이지를 새로고침해 주세요.',
  'insecure.heading': '이 주소는 안전하지 않아요.',
  'insecure.body':
    '브라우저는 https로 시작하는 주소에서만 카메라, 마이크, 암호화를 허용해요. 이 페이지를 https로 열거나 운영자에게 https 설정을 요청해 주세요.',
  'incapable.heading': '이 브라우저에서는 영상 통화를 할 수 없어요.',
  'incapable.body':
    '주소를 복사해 Chrome, Edge, Firefox, Safari 중 하나에서 열어 주세요. 다른 앱에서 링크를 눌렀다면 그 앱의 ‘브라우저에서 열기’를 선택해 주세요.',
};
