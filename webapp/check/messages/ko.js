/** @type {Record<import('./en.js').Word, import('../../ui/phrase.js').Message>} */
export const messages = {
  'check.heading': '연결 점검',
  'check.lead':
    '이 기기와 네트워크, 서버가 통화할 준비가 됐는지, 아니라면 어떻게 하면 되는지 알아봐요.',
  'check.startHint':
    '아무도 없는 점검용 통화를 잠깐 열고, 이 Parley가 통화에 쓰는 서버에만 물어봐요. 카메라와 소리는 직접 켤 때까지 꺼져 있어요.',
  'check.connection': '서버와 네트워크',
  'check.start': '점검 시작',
  'check.again': '다시 점검',
  'check.running': '점검하고 있어요. 30초쯤 걸릴 수 있어요.',
  'check.toStart': '처음으로',
  'check.overall.good': '점검한 것은 모두 잘 작동해요.',
  'check.overall.warn':
    '통화는 되지만, 안 되거나 불편한 경우가 있을 수 있어요. 아래를 확인해 주세요.',
  'check.overall.bad':
    '통화를 막는 문제가 있어요. 무엇이 문제이고 어떻게 하면 되는지 아래를 확인해 주세요.',
  'check.state.good': '작동함',
  'check.state.warn': '확인 필요',
  'check.state.bad': '작동 안 함',
  'check.state.none': '점검 안 함',
  'check.state.running': '점검 중…',
  'check.failed':
    '이 브라우저에서는 점검하지 못했어요. 다시 시도하거나 다른 브라우저를 사용해 주세요.',

  // Left out, and why
  'check.leftOut.browser': '이 브라우저에서는 통화를 할 수 없어서 건너뛰었어요.',
  'check.leftOut.not-started':
    '통화가 있어야 점검할 수 있어서 건너뛰었어요. 로그인한 뒤 다시 점검해 주세요.',
  'check.leftOut.unconnected': '통화를 열지 못해서 건너뛰었어요.',
  'check.leftOut.second': '두 번째 연결로 통화에 참여하지 못해서 건너뛰었어요.',
  'check.leftOut.relayOnly':
    '이 기기의 주소를 숨기고 있어서 통화가 중계 서버만 거쳐요. 그래서 건너뛰었어요.',
  'check.leftOut.relay': '작동하는 중계 서버가 없어서 건너뛰었어요.',

  // What is checked
  'check.browser': '이 브라우저',
  'check.browser.capable': '통화를 할 수 있고, 주소도 안전해요.',
  'check.browser.insecure':
    'https로 시작하는 주소에서 Parley를 열어 주세요. 브라우저는 그런 주소에서만 통화를 허용해요. 주소를 모르면 서버 운영자에게 문의해 주세요.',
  'check.browser.incapable':
    '최신 Chrome, Edge, Firefox, Safari 중 하나에서 Parley를 열어 주세요. 이 브라우저에서는 영상 통화를 할 수 없어요.',
  'check.browser.in-app':
    '평소에 쓰는 브라우저에서 Parley를 열어 주세요. 이 앱 안에서는 카메라와 마이크를 사용할 수 없어요.',
  'check.browser.in-app-incapable':
    '평소에 쓰는 브라우저에서 Parley를 열어 주세요. 이 앱 안에서는 영상 통화를 할 수 없어요.',
  'check.server': '서버',
  'check.server.answers': '응답해요.',
  'check.server.silent':
    '다른 웹사이트가 열리는지 확인해 주세요. 열린다면 서버가 멈췄거나 다시 시작하는 중이니 서버 운영자에게 알려 주세요.',
  'check.clock': '시계',
  'check.clock.agree': '서버와 이 기기의 시계가 맞아요.',
  'check.clock.untold': '서버가 시각을 알려 주지 않아요.',
  'check.clock.ahead':
    '서버의 시계가 이 기기보다 {length} 빨라요. 틀린 쪽을 맞춰 주세요. 중계 서버의 비밀번호는 시계에 따라 기한이 끝나요.',
  'check.clock.behind':
    '서버의 시계가 이 기기보다 {length} 느려요. 틀린 쪽을 맞춰 주세요. 중계 서버의 비밀번호는 시계에 따라 기한이 끝나요.',
  'check.signaling': '서버와의 연결',
  'check.signaling.works': '통화를 열 수 있고 메시지가 빠르게 오가요.',
  'check.signaling.slow':
    '메시지가 오가는 데 오래 걸려요. 통화에 참여할 때도 오래 걸리지만, 연결된 뒤에는 큰 영향이 없어요.',
  'check.signaling.network-gone':
    '와이파이나 모바일 데이터를 확인해 주세요. 이 기기에 네트워크가 없어요.',
  'check.signaling.server-gone':
    '서버가 더는 응답하지 않아요. 잠시 뒤 다시 시도하고, 계속 그러면 서버 운영자에게 알려 주세요.',
  'check.signaling.origin-refused':
    '받은 주소에서 Parley를 열어 주세요. 서버가 이 주소에서는 통화를 받지 않아요. 이 주소가 맞다면 관리자가 프록시에서 Host 헤더를 그대로 전달하게 하거나 parley.allowedOrigins를 설정해야 해요.',
  'check.signaling.server-full':
    '연결은 되지만 지금 서버에 자리가 없어요. 나중에 다시 시도해 주세요.',
  'check.signaling.websocket-blocked':
    '모바일 데이터 같은 다른 네트워크를 사용해 주세요. 페이지는 열리지만 통화는 막혀 있어요. 중간의 프록시나 방화벽이 WebSocket 연결(Upgrade, Connection 헤더)을 전달하지 않으니 담당자에게 알려 주세요.',
  'check.signaling.not-started':
    '연결은 잘 돼요. 더 점검하려면 로그인해 주세요. 여기서는 일부만 통화를 시작할 수 있는데, 점검에 통화가 필요해요.',
  'check.signaling.draining':
    '연결은 되지만 서버가 곧 다시 시작돼서 새 통화를 열 수 없어요. 나중에 다시 시도해 주세요.',
  'check.signaling.refused':
    '서버가 통화를 받지 않아요. 페이지를 새로고침해 다시 시도하고, 계속 그러면 서버 운영자에게 알려 주세요.',
  'check.signaling.no-answer':
    '연결은 열리지만 아무것도 오지 않아요. 다른 네트워크를 사용해 주세요. 중간의 프록시가 메시지를 붙잡고 있는 것 같으니 담당자에게 알려 주세요.',
  'check.signaling.broken':
    '다시 점검하고, 계속 그러면 다른 네트워크를 사용해 주세요. 통화는 열렸지만 그 뒤로 아무것도 오지 않았어요. 중간의 프록시나 서버가 연결을 끊으니 담당자에게 알려 주세요.',
  'check.size': '긴 메시지',
  'check.size.passes': '양쪽으로 온전히 전달돼요.',
  'check.size.cut':
    '다른 네트워크를 사용해 주세요. 짧은 메시지는 전달되지만 긴 메시지는 막혀서 통화가 연결되지 않을 수 있어요. 중간의 프록시나 방화벽이 WebSocket 메시지 길이를 제한하고 있어요. 65,536자까지 통과시켜야 해요.',
  'check.size.ended':
    '다시 점검해 주세요. 긴 메시지를 보내는 중에 연결이 끊겼어요. 관리자는 아래 코드에서 이유를 알 수 있어요.',
  'check.candidates': '이 기기의 주소',
  'check.candidates.found': '상대에게 알려 줄 주소가 있어요.',
  'check.candidates.noUdp':
    'UDP로 쓸 주소가 없어요. WebRTC를 제한하는 설정이나 확장 프로그램이 있으면 이 페이지에서는 꺼 주세요.',
  'check.candidates.nothing':
    '상대에게 알려 줄 주소가 없어요. WebRTC를 막는 설정이나 확장 프로그램, VPN이 있으면 이 페이지에서는 꺼 주세요.',
  'check.mapping': '밖에서 보이는 주소',
  'check.mapping.unasked':
    '물어볼 STUN 서버가 설정되어 있지 않아요. 같은 네트워크 안에서는 없어도 되지만, 다른 네트워크와 통화할 때는 필요할 수 있어요(parley.iceServers).',
  'check.mapping.unknown': '알려 줄 수 있는 서버가 없었어요.',
  'check.mapping.same': '기기의 주소와 같아요. 중간에 주소를 바꾸는 공유기가 없어요.',
  'check.mapping.seen': '확인했어요. 누구에게나 같은지는 STUN 서버가 하나 더 있어야 알 수 있어요.',
  'check.mapping.steady': '어느 서버에서나 같아요. 대부분의 상대와 바로 연결될 수 있어요.',
  'check.mapping.changes':
    '서버마다 달라요. 바로 연결되지 않을 때가 많아서 통화에 중계가 필요해요. 공유기나 이동통신망의 특성이에요.',
  'check.udp': 'UDP',
  'check.udp.unasked': '시험해 볼 서버가 없어요.',
  'check.udp.passes': '소리와 영상이 빠른 길로 갈 수 있어요.',
  'check.udp.blocked':
    '이 네트워크는 UDP를 막고 있어요. 중계로 통화할 수는 있지만 소리와 영상이 끊길 수 있어요. 모바일 데이터 같은 다른 네트워크가 나을 수 있고, 방화벽에서는 나가는 UDP를 허용해야 해요.',
  'check.udp.silent':
    'UDP로는 아무 응답이 없어요. 모바일 데이터 같은 다른 네트워크에서 시도해 주세요. 거기서 되면 이 네트워크가 UDP를 막는 것이고, 안 되면 통화용 서버가 응답하지 않는 것이니 운영자에게 알려 주세요.',
  'check.udp.untold':
    '통과하는지 이 브라우저에서는 알 수 없어요. Chrome이나 Edge 같은 다른 브라우저에서 다시 점검해 주세요.',
  'check.stun': 'STUN 서버',
  'check.stun.answers': '응답해요.',
  'check.stun.silent':
    '응답하지 않아요. 멈췄거나 이름이나 포트가 틀렸거나 이 네트워크가 UDP를 막고 있어요. 이 서버가 없으면 바로 연결되지 않는 경우가 있어요.',
  'check.stun.name':
    '이름을 찾을 수 없어요. 관리자에게: parley.iceServers와 네임 서버(DNS)를 확인해 주세요.',
  'check.stun.untold':
    '응답하는지 이 브라우저에서는 알 수 없어요. Chrome이나 Edge 같은 다른 브라우저에서 다시 점검해 주세요.',
  'check.relay': '중계 서버(TURN)',
  'check.relay.udp': 'UDP로 중계해요.',
  'check.relay.tcp': 'TCP로 중계해요. UDP가 막힌 곳에서 도움이 돼요.',
  'check.relay.tls': 'TLS로 중계해요. 거의 모든 것이 막힌 곳에서 도움이 돼요.',
  'check.relay.none':
    'TURN 서버가 설정되어 있지 않아요. 바로 연결되지 않으면 통화할 수 없어요. 다섯 통화 중 하나쯤은, 특히 회사나 이동통신망에서는 중계가 필요해요. 관리자가 추가할 수 있어요(parley.iceServers).',
  'check.relay.nothing':
    'STUN 서버도 TURN 서버도 설정되어 있지 않아요. 같은 네트워크 안에서는 통화할 수 있지만, 다른 네트워크와는 연결되지 않을 때가 많아요. 관리자가 서버를 추가할 수 있어요(parley.iceServers).',
  'check.relay.missing':
    '처음 화면이나 통화 설정에서 ‘내 네트워크 주소 숨기기’를 꺼 주세요. 끄지 않으면 서로 보고 들을 수 없어요. TURN 서버가 있어야 하는데 설정되어 있지 않아요. 관리자가 추가할 수 있어요(parley.iceServers).',
  'check.relay.untold':
    '중계하지 않는데, 이유를 이 브라우저에서는 알 수 없어요. Chrome이나 Edge 같은 다른 브라우저에서 다시 점검해 주세요.',
  'check.relay.credentials':
    'Parley가 내준 비밀번호를 받지 않아요. 관리자에게: parley.turnSecret이 TURN 서버의 static-auth-secret과 같아야 하고(또는 이름과 비밀번호가 양쪽에서 같아야 하고), TURN 서버의 시계가 맞아야 해요.',
  'check.relay.clock':
    'Parley가 내준 비밀번호를 받지 않는데, 시계가 서로 달라서 이미 기한이 지난 것 같아요. 관리자에게: Parley 서버와 TURN 서버의 시계를 맞춘 다음(NTP) parley.turnSecret을 확인해 주세요.',
  'check.relay.forbidden':
    '응답하지만 중계를 허용하지 않아요. 관리자에게: TURN 서버의 규칙을 확인해 주세요.',
  'check.relay.quota':
    '응답하지만 한도에 이르렀어요. 나중에 다시 시도해 주세요. 관리자에게: TURN 서버의 user-quota와 total-quota를 확인해 주세요.',
  'check.relay.full':
    '응답하지만 남은 포트가 없어요. 나중에 다시 시도해 주세요. 관리자에게: TURN 서버의 min-port와 max-port를 확인해 주세요.',
  'check.relay.other': '응답하지만 중계하지 않아요. 아래 코드를 관리자에게 알려 주세요.',
  'check.relay.silent':
    'TCP로 응답하지 않아요. 멈췄거나 이름이나 포트가 틀렸거나 방화벽이 막고 있어요. 다른 네트워크에서 시도하고, 거기서도 같으면 관리자에게 알려 주세요.',
  'check.relay.silentUdp':
    'UDP로 응답하지 않아요. 멈췄거나 이름이나 포트가 틀렸거나 이 네트워크가 UDP를 막고 있어요. 다른 네트워크에서 시도하고, 거기서도 같으면 관리자에게 알려 주세요.',
  'check.relay.silentTls':
    'TLS로 연결되지 않아요. 멈췄거나 이름이나 포트가 틀렸거나 방화벽이 막고 있거나 브라우저가 인증서를 믿지 않아요. 다른 네트워크에서 시도하고, 거기서도 같으면 관리자에게 알려 주세요.',
  'check.relay.name':
    '이름을 찾을 수 없어요. 관리자에게: parley.iceServers와 네임 서버(DNS)를 확인해 주세요.',
  'check.loop': '중계를 거치는 데이터',
  'check.loop.passes': '소리와 영상에 충분히 빨라요.',
  'check.loop.slow':
    '오가는 데 오래 걸려서 말이 겹치기 쉬워요. 더 가까운 중계 서버가 있으면 나아져요.',
  'check.loop.thin':
    '{kbits} kbit/s만 지나가요. 소리에는 충분하지만 좋은 영상에는 모자라요. 소리가 끊기면 카메라를 끄거나 다른 네트워크를 사용해 주세요.',
  'check.loop.nothing':
    '중계 서버가 주소는 내주지만 아무것도 전달하지 않아요. 관리자에게: 방화벽에서 중계 포트(min-port~max-port)를 열고 external-ip와 denied-peer-ip를 확인해 주세요.',

  // Camera, microphone, speaker
  'check.devices': '카메라, 마이크, 스피커',
  'check.startDevices': '카메라와 마이크 켜기',
  'check.playTone': '소리 들어 보기',
  'check.heardQuestion': '소리가 들렸나요?',
  'check.heard': '네',
  'check.notHeard': '아니요',
  'check.camera': '카메라',
  'check.camera.works': '영상이 나와요. 원하는 카메라인지 위에서 확인해 주세요.',
  'check.camera.off': '꺼져 있어요.',
  'check.microphone': '마이크',
  'check.microphone.heard': '소리가 들어와요.',
  'check.microphone.silent':
    '소리가 들어오지 않아요. 더 크게 말하거나 다른 마이크를 선택해 주세요. 마이크에 스위치가 있는지도 확인해 주세요.',
  'check.microphone.off': '꺼져 있어요.',
  'check.speaker': '스피커',
  'check.speaker.heard': '소리가 들렸어요.',
  'check.speaker.unheard':
    '소리가 들리지 않았어요. 음량을 키우거나 이어폰이 연결되어 있는지 확인하거나 다른 스피커를 선택한 뒤 다시 들어 보세요.',
  'check.speaker.silent':
    '브라우저가 소리를 재생하지 못했어요. 이 페이지에서 소리 재생이 허용되어 있는지 확인하고 다시 시도해 주세요.',

  // The report
  'check.report': '보고서',
  'check.reportHint': '서버 운영자에게 보낼 내용이에요. 저절로 보내지지 않아요.',
  'check.mask': '네트워크 주소 숨기기',
  'check.maskHint': '네트워크를 구별할 만큼만 보여요.',
  'check.copy': '보고서 복사',
  'check.copied': '보고서를 복사했어요.',
  'check.notCopied': '보고서를 복사하지 못했어요. 선택해 두었으니 거기서 복사해 주세요.',
  'check.signIn': '로그인',
};
