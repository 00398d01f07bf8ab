package parley.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What two participants say to each other when a call begins, as browsers say it: one offer and one answer, whose
 * {@code data} is 3 kB long, to sixteen candidates of 200 B. Around it comes the envelope that the protocol asks for.
 */
final class SignalMix {
    private static final int CANDIDATES = 16;
    private static final int DESCRIPTION = 3_000;

    private static final String SESSION = """
            v=0
            o=- 4962303333179871722 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0 1
            a=extmap-allow-mixed
            a=msid-semantic: WMS 7d3f2a1c-5b8e-4f6a-9c0d-1e2f3a4b5c6d
            """;
    private static final String SECTION = """
            m=%s 9 UDP/TLS/RTP/SAVPF %s
            c=IN IP4 0.0.0.0
            a=rtcp:9 IN IP4 0.0.0.0
            a=ice-ufrag:4ZcD
            a=ice-pwd:2/1muCWoOi3uLifh0NuRHlGz
            a=ice-options:trickle
            a=fingerprint:sha-256 7B:8B:F0:65:5F:78:E2:51:3B:AC:6F:F3:3F:46:1B:35:DC:B8:5F:64:1A:24:C2:43:F0:A1:58:D0:A1:2C:19:08
            a=setup:actpass
            a=mid:%d
            a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
            a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
            a=sendrecv
            a=rtcp-mux
            """;
    private static final String CODEC = """
            a=rtpmap:%1$d VP8/90000
            a=rtcp-fb:%1$d goog-remb
            a=rtcp-fb:%1$d transport-cc
            a=rtcp-fb:%1$d ccm fir
            a=rtcp-fb:%1$d nack
            a=rtcp-fb:%1$d nack pli
            """;

    private SignalMix() {}

    /** The {@code data} of eighteen signals, in the order in which they are sent, again and again. */
    static List<JsonObject> data() {
        List<JsonObject> data = new ArrayList<>();
        data.add(description("offer"));
        for (int i = 0; i < CANDIDATES; i++) {
            if (i == CANDIDATES / 2) {
                data.add(description("answer"));
            }
            data.add(candidate(i));
        }
        return data;
    }

    static JsonObject description(String type) {
        return Json.createObjectBuilder()
                .add("generation", 1)
                .add("description", Json.createObjectBuilder().add("type", type).add("sdp", sdp()))
                .build();
    }

    static JsonObject candidate(int index) {
        return Json.createObjectBuilder()
                .add("generation", 1)
                .add(
                        "candidate",
                        Json.createObjectBuilder()
                                .add(
                                        "candidate",
                                        "candidate:8421630" + (10 + index) + " 1 udp 2122260223 192.168.17.23 "
                                                + (54_400 + index) + " typ host generation 0 ufrag 4ZcD network-id 1")
                                .add("sdpMid", "0")
                                .add("sdpMLineIndex", 0)
                                .add("usernameFragment", "4ZcD"))
                .build();
    }

    private static String sdp() {
        StringBuilder sdp = new StringBuilder(SESSION)
                .append(SECTION.formatted("audio", "111 63 9 0 8 13 110 126", 0))
                .append(SECTION.formatted("video", "96 97 102 103 104 105 106 107", 1));
        for (int payloadType = 96; sdp.length() < DESCRIPTION - 200; payloadType++) {
            sdp.append(CODEC.formatted(payloadType));
        }
        return sdp.toString().replace("\n", "\r\n");
    }
}
