package parley.management;

import java.time.Instant;
import java.util.Map;

/**
 * What a server does at one moment, and what it has done since it started. Totals only grow until the next start.
 *
 * @param draining whether new calls are refused
 * @param participantsPresent seats with a connection, in all calls
 * @param participantsAway seats that wait for their participant to come back
 * @param connections that are open, those that have not joined yet among them
 * @param callsTotal calls that have begun
 * @param joinsTotal joins that were given a seat, returns among them
 * @param bytesIn of the frames, as UTF-8, without what WebSocket adds
 * @param queueFramesPeak the most frames that ever waited for one connection
 * @param queueSizePeak the greatest length of signals that ever waited for one connection, in UTF-16 code units
 * @param refusals what was refused, by the codes of {@code docs/protocol.md}, and handshakes as {@code handshake-403}
 *     and {@code handshake-503}; codes that never occurred are there with 0
 * @param closes connections that ended, by close codes' names, or {@code closed-by-client} and {@code connection-lost};
 *     likewise
 */
public record Overview(
        Instant startedAt,
        boolean draining,
        int calls,
        int participantsPresent,
        int participantsAway,
        int connections,
        long callsTotal,
        long joinsTotal,
        long connectionsTotal,
        long framesIn,
        long framesOut,
        long bytesIn,
        long bytesOut,
        long queueFramesPeak,
        long queueSizePeak,
        Map<String, Long> refusals,
        Map<String, Long> closes) {}
