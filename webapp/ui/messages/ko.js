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
    '링크의 일부가 빠져 있어요. 링크를 다시 보내 달라고 하거나 새\u00a0통화를 시작해 주세요.',
  'start.name': '이름',
  'start.nameHint': '통화에 참여한 사람들에게 보여요.',
  'start.newCall': '새 통화',
  'start.newCallHint': '다른 사람에게 보낼 링크가 만들어져요.',
  'start.signInFirst': '먼저 로그인해 주세요. 그러면 다른 사람에게 보낼 링크가 만들어져요.',
  'start.joinCall': '통화 참여하기',
  'start.ownCall': '다른 통화 시작 또는 참여',
  'start.linkOrName': '링크 또는 통화 이름',
  'start.link': '통화 링크',
  'start.nameMeets':
    '같은 이름을 입력한 사람끼리 만나요. 이름을 알아맞히면 누구나 참여할 수 있어요.',
  'start.join': '참여하기',
  'start.linkOrNameMissing': '링크를 붙여넣거나 통화 이름을 입력해 주세요.',
  'start.linkMissing': '받은 링크를 붙여넣어 주세요.',
  'start.linkIncomplete': '링크의 일부가 빠져 있어요. 링크 전체를 복사해서 다시 붙여넣어 주세요.',
  'start.linkElsewhere':
    '다른 사이트({host})\u2060의 링크예요. 이동하려면 주소창에 붙여넣어 주세요.',

  'account.signedIn': '로그인한 계정: {account}',
  'account.signOut': '로그아웃',

  'recent.heading': '최근 통화',
  'recent.with': '{names} 님과의 통화',
  'recent.on': '{date} 통화',
  'recent.hint':
    '이 브라우저에만 저장돼요. 이 브라우저를 쓰는 사람은 목록을 보고 통화에 참여할 수 있어요.',
  'recent.forget': '목록에서 삭제: {call}',
  'recent.forgetAll': '모두 삭제',

  // Camera and microphone
  'devices.start': '카메라와 마이크 켜기',
  'devices.startHint': '참여하기 전에는 아무에게도 보이지 않아요.',
  'devices.asking': '브라우저가 물으면 카메라와 마이크를 허용해 주세요.',
  'devices.both.without': '카메라와 마이크 없이 보고 듣기만 할 수도 있어요.',
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
  'devices.both.offAfterReload':
    '통화로 돌아왔어요. 페이지를 새로고침해서 카메라와 마이크가 꺼졌어요.',
  'devices.camera.offAfterReload': '통화로 돌아왔어요. 페이지를 새로고침해서 카메라가 꺼졌어요.',
  'devices.microphone.offAfterReload':
    '통화로 돌아왔어요. 페이지를 새로고침해서 마이크가 꺼졌어요.',
  'devices.both.resume': '카메라와 마이크 켜기',
  'devices.camera.resume': '카메라 켜기',
  'devices.microphone.resume': '마이크 켜기',
  'devices.dismiss': '닫기',
  'devices.ownTab': '새 탭에서 열기',
  'devices.both.turnOn': '다시 켜기',
  'devices.camera.turnOn': '카메라 다시 켜기',
  'devices.microphone.turnOn': '마이크 다시 켜기',
  'devices.both.NotAllowedError': '이 페이지에서 카메라와 마이크가 차단되어 있어요.',
  'devices.camera.NotAllowedError': '이 페이지에서 카메라가 차단되어 있어요.',
  'devices.microphone.NotAllowedError': '이 페이지에서 마이크가 차단되어 있어요.',
  'devices.both.PermissionDismissed':
    '카메라와 마이크가 허용되지 않았어요. 다시 시도하고 ‘허용’을 선택해 주세요.',
  'devices.camera.PermissionDismissed':
    '카메라가 허용되지 않았어요. 다시 시도하고 ‘허용’을 선택해 주세요.',
  'devices.microphone.PermissionDismissed':
    '마이크가 허용되지 않았어요. 다시 시도하고 ‘허용’을 선택해 주세요.',
  'devices.both.DeniedBySystem':
    '이 기기의 설정에서 브라우저의 카메라와 마이크 사용을 막고 있어요.',
  'devices.camera.DeniedBySystem': '이 기기의 설정에서 브라우저의 카메라 사용을 막고 있어요.',
  'devices.microphone.DeniedBySystem': '이 기기의 설정에서 브라우저의 마이크 사용을 막고 있어요.',
  'devices.both.DeniedByPolicy':
    '이 페이지가 열린 곳에서는 카메라와 마이크를 사용할 수 없어요. 새 탭에서 열거나 그곳의 운영자에게 알려 주세요.',
  'devices.camera.DeniedByPolicy':
    '이 페이지가 열린 곳에서는 카메라를 사용할 수 없어요. 새 탭에서 열거나 그곳의 운영자에게 알려 주세요.',
  'devices.microphone.DeniedByPolicy':
    '이 페이지가 열린 곳에서는 마이크를 사용할 수 없어요. 새 탭에서 열거나 그곳의 운영자에게 알려 주세요.',
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
  'devices.both.DeviceLost': '카메라와 마이크가 멈췄어요. 제대로 연결되어 있는지 확인해 주세요.',
  'devices.camera.DeviceLost': '카메라가 멈췄어요. 제대로 연결되어 있는지 확인해 주세요.',
  'devices.microphone.DeviceLost':
    '마이크가 멈춰서 아무도 내 목소리를 들을 수 없어요. 제대로 연결되어 있는지 확인해 주세요.',
  'devices.both.DeviceMuted':
    '전화나 다른 앱, 기기의 스위치 때문에 카메라와 마이크가 잠시 멈춘 것 같아요.',
  'devices.camera.DeviceMuted':
    '전화나 다른 앱, 기기의 스위치 때문에 카메라가 잠시 멈춘 것 같아요.',
  'devices.microphone.DeviceMuted':
    '전화나 다른 앱, 기기의 스위치 때문에 마이크가 잠시 멈춘 것 같아요.',
  'devices.both.OverconstrainedError':
    '선택한 카메라와 마이크를 사용할 수 없어요. 다른 기기를 선택하고 다시 시도해 주세요.',
  'devices.camera.OverconstrainedError':
    '선택한 카메라를 사용할 수 없어요. 다른 카메라를 선택하고 다시 시도해 주세요.',
  'devices.microphone.OverconstrainedError':
    '선택한 마이크를 사용할 수 없어요. 다른 마이크를 선택하고 다시 시도해 주세요.',
  'devices.both.NotSupportedError':
    '이 브라우저에서는 카메라와 마이크를 사용할 수 없어요. 모습과 목소리를 전하려면 다른 브라우저에서 열어 주세요.',
  'devices.camera.NotSupportedError':
    '이 브라우저에서는 카메라를 사용할 수 없어요. 모습을 전하려면 다른 브라우저에서 열어 주세요.',
  'devices.microphone.NotSupportedError':
    '이 브라우저에서는 마이크를 사용할 수 없어요. 목소리를 전하려면 다른 브라우저에서 열어 주세요.',
  'devices.both.other': '카메라와 마이크를 켜지 못했어요. 다시 시도해 주세요.',
  'devices.camera.other': '카메라를 켜지 못했어요. 다시 시도해 주세요.',
  'devices.microphone.other': '마이크를 켜지 못했어요. 다시 시도해 주세요.',

  'level.waiting': '마이크를 확인하려면 말해 보세요.',
  'level.heard': '마이크가 잘 작동해요.',
  'level.silent': '마이크에서 소리가 들리지 않아요.',
  'level.off': '마이크가 꺼져 있어요.',

  // Where a permission is given back
  'allow.chrome': '창 위쪽에서 주소 바로 앞의 아이콘을 누르고 카메라와 마이크를 켜 주세요.',
  'allow.firefox':
    '창 위쪽에서 주소 바로 앞의 빗금 친 아이콘을 누르고 ‘차단’ 옆의 ×를 눌러 주세요. 그런 다음 다시 시도해 주세요.',
  'allow.safari':
    '맨 위 메뉴 막대의 Safari 메뉴에서 ‘이 웹사이트에 대한 설정’을 열고 카메라와 마이크를 허용해 주세요. 그런 다음 다시 시도해 주세요.',
  'allow.safari.ios':
    '이 페이지의 주소 옆 아이콘을 누르고 ‘웹사이트 설정’에서 카메라와 마이크를 허용해 주세요. 그런 다음 다시 시도해 주세요.',
  'allow.chrome.android':
    '이 페이지의 주소 바로 앞 아이콘을 누르고 ‘권한’에서 카메라와 마이크를 켜 주세요.',
  'allow.firefox.android':
    '이 페이지의 주소 바로 앞 자물쇠를 누르고 차단된 항목을 켜 주세요. 그런 다음 다시 시도해 주세요.',
  'allow.samsung':
    '이 페이지의 주소 바로 앞 자물쇠를 누르고 ‘권한’에서 카메라와 마이크를 허용해 주세요. 그런 다음 다시 시도해 주세요.',
  'allow.other':
    '브라우저의 설정에서 이 페이지의 카메라와 마이크 사용을 허용해 주세요. 그런 다음 다시 시도해 주세요.',
  'allow.app':
    '휴대전화 설정에서 이 앱의 카메라와 마이크 사용을 허용하거나, 평소에 쓰는 브라우저에서 이 페이지를 열어 주세요.',
  'allow.system':
    '이 기기의 개인정보 보호 설정에서 브라우저의 카메라와 마이크 사용을 허용해 주세요. 그런 다음 다시 시도해 주세요.',
  'allow.system.macos':
    '시스템 설정의 ‘개인정보 보호 및 보안’을 열고 ‘카메라’와 ‘마이크’에서 브라우저를 허용해 주세요. 그런 다음 다시 시도해 주세요.',
  'allow.system.windows':
    '설정의 ‘개인 정보 및 보안’을 열고 ‘카메라’와 ‘마이크’에서 데스크톱 앱의 사용을 허용해 주세요. 그런 다음 다시 시도해 주세요.',
  'allow.system.android':
    '설정의 ‘애플리케이션’(또는 ‘앱’)에서 브라우저를 선택하고 ‘권한’에서 카메라와 마이크를 허용해 주세요. 그런 다음 다시 시도해 주세요.',
  'allow.system.ios':
    '이 기기의 설정을 열고 앱 목록에서 브라우저를 선택해 카메라와 마이크를 켜 주세요. 그런 다음 다시 시도해 주세요.',

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
  'call.hear': '소리 듣기',
  'link.onlyHere':
    '이 링크는 이 컴퓨터에서만 열려요. 다른 사람을 초대하려면 https 주소로 Parley를 열어 주세요.',
  'link.warning':
    '초대받은 사람의 브라우저에 이 주소에 대한 경고가 나올 수 있어요. ‘고급’(Safari에서는 ‘세부사항 보기’)을 누르고 페이지로 이동하면 돼요.',
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
  'settings.relayOnly': '내 네트워크 주소 숨기기',
  'settings.relayOnlyHint':
    '영상과 소리가 중계 서버를 거쳐서 다른 참여자가 내 주소를 알 수 없어요. 조금 늦게 도착할 수 있어요.',
  'settings.relayMissing':
    '여기에는 중계 서버가 없어요. 이 설정을 끄지 않으면 서로 보고 들을 수 없어요.',

  // A participant
  'peer.microphoneOff': '마이크 꺼짐',
  'peer.cameraOff': '카메라 꺼짐',
  'peer.away': '연결 끊김',
  'peer.connecting': '연결하는 중…',
  'peer.reconnecting': '다시\u00a0연결하는\u00a0중…',
  'peer.noConnection': '연결 안 됨',
  'peer.weak': '연결 약함',

  // The status line
  'status.joining': '통화에 참여하는 중…',
  'status.slow': '평소보다 오래 걸리고 있어요. 다시 시도하는 중…',
  'status.goesOn': '{what} 통화는 계속되고 있어요.',
  'interrupted.network-gone':
    '이 기기가 네트워크에 연결되어 있지 않아요. 다시\u00a0연결하는\u00a0중…',
  'interrupted.all-gone':
    '이 기기의 네트워크를 확인해 주세요. 서버에도 상대방에게도 연결되지 않아요. 다시\u00a0연결하는\u00a0중…',
  'interrupted.server-gone': '서버가 응답하지 않아요. 다시\u00a0연결하는\u00a0중…',
  'interrupted.websocket-blocked':
    '네트워크 어딘가에서 서버 연결을 막고 있어요. 다시\u00a0연결하는\u00a0중…',
  'interrupted.origin-refused': '서버가 이 주소를 받아들이지 않아요. 다시\u00a0연결하는\u00a0중…',
  'interrupted.server-full': '지금은 서버에 여유가 없어요. 다시\u00a0연결하는\u00a0중…',
  'interrupted.call-full': '통화 인원이 가득 찼어요. 내 자리를 다시 요청하는 중…',
  'interrupted.draining': '서버가 곧 다시 시작돼요. 다시\u00a0연결하는\u00a0중…',
  'interrupted.not-started':
    '통화를 다시 시작할 수 있는 사람을 기다리고 있어요. 다시\u00a0연결하는\u00a0중…',
  'interrupted.slow': '서버 연결이 느려요. 다시\u00a0연결하는\u00a0중…',
  'interrupted.server-fault': '서버에 문제가 생겼어요. 다시\u00a0연결하는\u00a0중…',
  'status.reconnected': '다시 연결됐어요.',
  'status.waiting': '다른 사람을 기다리는 중…',
  'status.joined': '{name} 님이 들어왔어요.',
  'status.left': '{name} 님이 나갔어요.',
  'status.back': '{name} 님이 돌아왔어요.',
  'status.away': '{names} 님의 연결이 끊겼어요. 기다리는 중…',
  'status.connecting': '{names} 님과 연결하는 중…',
  'status.unreachable': '{names} 님과 연결되지 않아요. 다시 시도하는 중…',
  'status.noAnswer':
    '{names} 님 쪽에서 응답이 없어요. 그쪽 네트워크가 끊겼을 수 있어요. 다시 시도하는 중…',
  'status.weak': '{name} 님과의 연결이 약해요. 소리가 끊기지 않도록 영상 화질이 낮아져요.',
  'status.with': '{names} 님과 통화하고 있어요.',
  'status.cannotHear': '브라우저가 소리를 막고 있어요. ‘소리 듣기’를 눌러 주세요.',

  // No picture and no sound of another: what to do, and why
  'trouble.heading': '{names} 님과 연결되지 않아요.',
  'trouble.no-candidates':
    '이 페이지에서 VPN과 개인정보 보호 확장 프로그램을 끄거나 다른 브라우저로 시도해 주세요. 무언가가 이 브라우저의 통화를 막고 있어요.',
  'trouble.no-candidates-there':
    '{names} 님에게 이 페이지에서 VPN과 개인정보 보호 확장 프로그램을 끄거나 다른 브라우저로 시도해 달라고 알려 주세요. 그쪽에서 무언가가 통화를 막고 있어요.',
  'trouble.relay-missing':
    '설정에서 ‘내 네트워크 주소 숨기기’를 꺼 주세요. 이 기능에는 중계 서버가 필요한데, 중계 서버가 없어요.',
  'trouble.relay-missing-there':
    '{names} 님에게 설정에서 ‘내 네트워크 주소 숨기기’를 꺼 달라고 알려 주세요. 이 기능에는 중계 서버가 필요한데, 중계 서버가 없어요.',
  'trouble.relay-refused':
    '서버 운영자에게 알려 주세요. 영상과 소리가 중계 서버를 거쳐야 하는데, 중계 서버가 받아 주지 않아요.',
  'trouble.relay-full':
    '잠시 기다리거나 나중에 다시 시도해 주세요. 영상과 소리가 중계 서버를 거쳐야 하는데, 지금은 중계 서버에 여유가 없어요.',
  'trouble.relay-unreachable':
    '모바일 데이터 같은 다른 네트워크로 시도해 주세요. 영상과 소리가 중계 서버를 거쳐야 하는데, 중계 서버가 응답하지 않아요.',
  'trouble.network-blocked':
    '모바일 데이터 같은 다른 네트워크로 시도해 주세요. 이 기기의 네트워크가 영상과 소리를 막고 있어요.',
  'trouble.network-blocked-there':
    '{names} 님에게 모바일 데이터 같은 다른 네트워크로 시도해 달라고 알려 주세요. 그쪽 네트워크가 영상과 소리를 막고 있어요.',
  'trouble.relay-blocked':
    '모바일 데이터 같은 다른 네트워크로 시도해 주세요. 영상과 소리가 중계 서버를 지나가지 못하고 있어요.',
  'trouble.no-relay':
    '모바일 데이터 같은 다른 네트워크로 시도해 주세요. 두 네트워크 사이에서 방화벽 같은 것이 영상과 소리를 막고 있어요.',
  'trouble.private-addresses':
    '두 기기를 같은 Wi-Fi처럼 같은 네트워크에 연결해 주세요. 서로 다른 네트워크에 있는 것 같고, 그 사이에 길이 없어요.',
  'trouble.no-path':
    '모바일 데이터 같은 다른 네트워크로 시도해 주세요. 중간에서 무언가가 영상과 소리를 막고 있어요.',
  'trouble.showAddress':
    '설정에서 ‘내 네트워크 주소 숨기기’를 꺼도 돼요. 중계 서버 없이 연결될 수도 있어요.',
  'trouble.goesOn': '자동으로 계속 시도하고 있어요.',
  'trouble.administrator': '서버 운영자에게 전할 내용:',
  'trouble.administrator.no-relay': 'TURN 서버가 필요한데, parley.iceServers에 TURN 서버가 없어요.',
  'trouble.administrator.relay-refused':
    'TURN 서버가 인증 정보를 거부해요. parley.turnSecret이 TURN 서버의 비밀 값과 같아야 하고(또는 이름과 비밀번호가 맞아야 하고), 두 컴퓨터의 시계가 맞아야 해요.',
  'trouble.administrator.relay-full':
    'TURN 서버가 자체 한도에 도달했어요. coturn이라면 user-quota나 total-quota를 확인해 주세요.',
  'trouble.administrator.relay-unreachable':
    'parley.iceServers의 TURN 서버가 모두 응답하지 않아요. 서버가 실행 중이어야 하고, 방화벽이 그 포트를 허용해야 해요.',
  'trouble.administrator.network-blocked':
    '한쪽 네트워크에서 STUN, TURN 서버에 닿지 않아요. 대개 UDP가 막혀 있어서예요. TLS를 쓰는 443 포트의 TURN 서버가 있으면 연결돼요(parley.iceServers의 turns:).',
  'trouble.administrator.relay-blocked':
    'TURN 서버가 중계를 시작하지만 아무것도 지나가지 못해요. 방화벽이 중계용 UDP 포트를 허용해야 하고(coturn은 49152~65535), external-ip가 맞아야 하며, denied-peer-ip가 통화하는 사람을 막지 않아야 해요.',

  // Joining takes long: heading, what it means and what to do
  'joining.network-gone.heading': '이 기기가 네트워크에 연결되어 있지 않아요.',
  'joining.network-gone.body':
    'Wi-Fi나 모바일 데이터를 확인해 주세요. 연결되면 바로 통화에 연결돼요.',
  'joining.server-gone.heading': '서버가 응답하지 않아요.',
  'joining.server-gone.body':
    '다른 웹사이트는 열리는지 확인해 주세요. 열린다면 서버가 멈췄거나 다시 시작되는 중이에요. 서버가 돌아오면 바로 통화에 연결돼요.',
  'joining.websocket-blocked.heading': '이 네트워크에서 페이지는 열리지만 통화는 막혀 있어요.',
  'joining.websocket-blocked.body':
    '모바일 데이터 같은 다른 네트워크를 사용해 보세요. 회사 네트워크라면 프록시나 방화벽 때문일 수 있으니 네트워크 담당자에게 알려 주세요.',
  'joining.websocket-blocked.administrator':
    '페이지({address})\u2060는 열리지만 WebSocket 연결({calls} 아래)\u2060은 되지 않아요. 중간의 프록시는 Upgrade와 Connection 헤더를 전달해야 하고, 방화벽은 연결을 끊지 않아야 해요.',
  'joining.origin-refused.heading': '서버가 이 주소에서는 통화를 받아들이지 않아요.',
  'joining.origin-refused.body':
    '안내받은 주소로 Parley를 열어 주세요. 이 주소가 맞다면 서버 운영자에게 알려 주세요.',
  'joining.origin-refused.administrator':
    '서버가 WebSocket 연결의 Origin({origin})\u2060을 거부하고 있어요. 프록시가 Host 헤더를 그대로 전달하거나, parley.allowedOrigins에 이 Origin이 들어 있어야 해요.',
  'joining.server-full.heading': '지금은 서버에 여유가 없어요.',
  'joining.server-full.body': '서버를 사용하던 다른 사람이 나가면 바로 통화에 연결돼요.',
  'joining.call-full.heading': '지금은 통화 인원이 가득 찼어요.',
  'joining.call-full.body': '조금 전까지 참여하던 통화라서 내 자리를 다시 요청하고 있어요.',
  'joining.draining.heading': '서버가 곧 다시 시작돼요.',
  'joining.draining.body':
    '그때까지는 새 통화를 시작하지 않아요. 서버가 돌아오면 바로 통화에 참여해요.',
  'joining.not-started.heading': '통화가 아직 시작되지 않았어요.',
  'joining.not-started.body': '통화가 시작되면 자동으로 참여해요. 이 페이지에서 기다려 주세요.',
  'joining.not-started.signIn': '로그인하고 통화 시작하기',
  'joining.slow.heading': '통화에 참여하는 데 평소보다 오래 걸리고 있어요.',
  'joining.slow.body': '네트워크나 서버가 느려요. 계속 시도하고 있어요.',
  'joining.server-fault.heading': '서버에 문제가 생겼어요.',
  'joining.server-fault.body': '계속 시도하고 있어요. 나아지지 않으면 서버 운영자에게 알려 주세요.',
  'joining.administrator': '담당자에게 전할 내용:',
  'joining.now': '지금 시도',

  // Taken, and the ends of a call: heading, what it means and what to do, actions
  'action.again': '다시 통화하기',
  'action.retry': '다시 시도',
  'action.reload': '페이지 새로고침',
  'action.start': '처음으로',
  'action.useHere': '여기서 통화하기',
  'action.copyLink': '링크 복사',
  'action.linkCopied': '링크 복사됨',
  'action.close': '닫기',
  'action.check': '연결 점검',
  code: '코드:',
  'code.copy': '코드 복사',
  'taken.heading': '이 통화는 다른\u00a0탭에서 열려 있어요.',
  'taken.body': '여기서 통화할까요? 그러면 다른 탭에서는 통화가 끝나요.',
  'left.heading': '통화에서 나왔어요.',
  'left.body': '카메라와 마이크가 꺼졌어요.',
  'left.length': '통화 시간: {length}',
  'call-full.heading': '통화 인원이 가득 찼어요.',
  'call-full.body': '빈자리가 없어요. 누군가 나간 뒤에 다시 시도해 주세요.',
  'join-refused.heading': '이 링크로는 통화에 참여할 수 없어요.',
  'join-refused.body': '링크의 일부가 빠졌을 수 있어요. 보낸 사람에게 링크를 다시 요청해 주세요.',
  'version-unsupported.heading': 'Parley가 업데이트됐어요.',
  'version-unsupported.body': '통화를 계속하려면 페이지를 새로고침해 주세요.',
  'replaced.heading': '다른 탭에서 통화가 이어지고 있어요.',
  'replaced.body': '그 탭에서 통화를 열어서 여기서는 나왔어요. 여기서 다시 통화할 수도 있어요.',
  'attempt-stale.heading': '같은 통화가 동시에 두 번 열렸어요.',
  'attempt-stale.body': '다른 탭에서 열려 있지 않다면 다시 시도해 주세요.',
  'superseded.heading': '통화가 다른 연결로 이어지고 있어요.',
  'superseded.body': '통화가 보이지 않으면 다시 시도해 주세요.',
  'call-ended.heading': '통화가 종료됐어요.',
  'call-ended.body':
    '계속 이야기하려면 새 통화를 시작해 주세요. 서버 운영자가 이 통화를 모두에게 종료했고, 당분간 다시 열 수 없어요.',
  'removed.heading': '통화에서 내보내졌어요.',
  'removed.body':
    '잘못된 일이라면 서버 운영자에게 문의해 주세요. 서버 운영자가 내보냈고, 당분간 다시 들어올 수 없어요.',
  'call-locked.heading': '통화가 잠겨 있어요.',
  'call-locked.body':
    '나중에 다시 시도하거나 서버 운영자에게 문의해 주세요. 당분간 새로운 사람은 들어올 수 없어요.',
  'fault.heading': '이 페이지에 문제가 생겼어요.',
  'fault.body': '통화로 돌아가려면 페이지를 새로고침해 주세요.',
  'other.heading': '통화가 중단됐어요.',
  'other.body': '통화로 돌아가려면 페이지를 새로고침해 주세요.',
  unexpected:
    '이 페이지에 문제가 생겼어요. 제대로 작동하지 않으면 페이지를 새로고침해 주세요. 있던 곳으로 돌아와요.',

  // What keeps a browser from calls
  'insecure.heading': '이 주소는 안전하지 않아요.',
  'insecure.body':
    '브라우저는 https로 시작하는 주소에서만 영상 통화를 허용해요. 서버 운영자에게 그런 주소를 요청해 주세요.',
  'insecure.try': '이 주소는 될 수도 있어요: {address}',
  'insecure.open': 'https로 열기',
  'incapable.heading': '이 브라우저에서는 영상\u00a0통화를 할 수 없어요.',
  'incapable.body': '링크를 복사해 최신 Chrome, Edge, Firefox, Safari 중 하나에서 열어 주세요.',
  'app.this': '이 앱',
  'app.KakaoTalk': '카카오톡',
  'app.NAVER': '네이버',
  'in-app.heading': '평소에 쓰는 브라우저에서 열어 주세요.',
  'in-app.body': '이 페이지는 {app} 안에서 열려서 카메라와 마이크를 사용할 수 없어요.',
  'in-app.incapable': '이 페이지는 {app} 안에서 열려서 영상\u00a0통화를 할 수 없어요.',
  'in-app.menu':
    '이 페이지의 메뉴(‘…’ 또는 공유 아이콘)에서 ‘Safari로 열기’나 ‘외부 브라우저에서 열기’를 선택해 주세요. 링크를 복사해 브라우저에 붙여넣어도 돼요.',
  'in-app.tap': '버튼을 눌러도 반응이 없으면 링크를 복사해 브라우저에 붙여넣어 주세요.',
  'in-app.open': '브라우저에서 열기',
  'in-app.goOn': '카메라 없이 계속하기',
  'in-app.note':
    '지금 {app} 안에서 열려 있어요. 카메라나 소리가 작동하지 않으면 평소에 쓰는 브라우저에서 이 페이지를 열어 주세요.',
};
