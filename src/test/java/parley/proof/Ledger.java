package parley.proof;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What was said and what arrived, per pair of instances, kept apart from the clients' own counters: tests give each signal
 * a number of their own inside of its data.
 */
final class Ledger {
    private static final class Tally {
        private int sent;
        private final BitSet arrived = new BitSet();
        /** One of the two pages is gone: what has not arrived does not matter any more. */
        private boolean ended;

        int missing() {
            return sent - arrived.cardinality();
        }
    }

    private final Map<Pair, Tally> tallies = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private long sent;
    private long delivered;
    private long outstanding;
    private long endedWithThePage;
    private long doubled;
    private long reordered;
    private long strays;
    private long damaged;

    private Tally tally(Pair pair) {
        return tallies.computeIfAbsent(pair, key -> {
            Tally tally = new Tally();
            tally.ended = ended.contains(pair.from()) || ended.contains(pair.to());
            return tally;
        });
    }

    /** @return the number of the signal that is to be sent now, from 1 */
    int next(Pair pair) {
        Tally tally = tally(pair);
        sent++;
        if (tally.ended) {
            endedWithThePage++;
        } else {
            outstanding++;
        }
        return ++tally.sent;
    }

    /**
     * @param stamped whom it came from, as the server says, and whose page it reached
     * @param meant as the sender wrote
     * @param isWhole whether the rest is what was sent
     */
    void arrived(Pair stamped, Pair meant, int number, boolean isWhole) {
        if (!stamped.equals(meant)) {
            strays++;
            return;
        }
        Tally tally = tally(meant);
        if (tally.arrived.get(number)) {
            doubled++;
            return;
        }
        if (number != tally.arrived.length() && !(number == 1 && tally.arrived.isEmpty())) {
            reordered++;
        }
        if (!isWhole) {
            damaged++;
        }
        tally.arrived.set(number);
        delivered++;
        if (tally.ended) {
            endedWithThePage--;
        } else {
            outstanding--;
        }
    }

    /** The page with this instance is gone. */
    void ended(String instance) {
        ended.add(instance);
        tallies.forEach((pair, tally) -> {
            if (!tally.ended && (pair.from().equals(instance) || pair.to().equals(instance))) {
                tally.ended = true;
                outstanding -= tally.missing();
                endedWithThePage += tally.missing();
            }
        });
    }

    /** Signals that have come to an end: arrived, or without a page that they could come from or arrive at. */
    long settled() {
        return sent - outstanding;
    }

    /** Signals between living pages that have not arrived. When nothing is under way any more they are lost. */
    long outstanding() {
        return outstanding;
    }

    long sent() {
        return sent;
    }

    long doubled() {
        return doubled;
    }

    long reordered() {
        return reordered;
    }

    long strays() {
        return strays;
    }

    long damaged() {
        return damaged;
    }

    int pairs() {
        return tallies.size();
    }

    @Override
    public String toString() {
        return "%,d signals between %,d pairs of instances: %,d arrived, %,d ended with a page, %d missing, doubled %d,"
                        .formatted(sent, tallies.size(), delivered, endedWithThePage, outstanding, doubled)
                + " reordered %d, at a wrong instance %d, damaged %d".formatted(reordered, strays, damaged);
    }
}
