package parley.proof;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import parley.call.Capability;
import parley.client.EventLoop;
import parley.client.Roster;
import parley.client.Seat;
import parley.proxy.FaultProxy;
import parley.proxy.Link;

/**
 * Participants in several calls who all talk to each other, while connections are killed and pages replaced, until a
 * number of signals has been said and all has arrived. For the event loop's thread alone.
 */
final class Exchange implements Page.Owner {
    private static final Duration TICK = Duration.ofMillis(10);
    /** Per participant and second: with acknowledgements and repetitions well below what the server allows. */
    private static final int RATE = 30;
    /** Somewhat more than a window, so that signals wait at the sender too. */
    private static final int BACKLOG = 20;

    private static final int OUTSTANDING = 12;
    private static final Duration STANDSTILL = Duration.ofSeconds(120);

    private final EventLoop loop;
    private final FaultProxy proxy;
    private final Plan plan;
    private final Random random;
    private final Random backoff;
    private final Faults faults;
    private final Ledger ledger = new Ledger();
    private final List<Page> pages = new ArrayList<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Map<Long, CompletableFuture<Void>> milestones = new TreeMap<>();
    private final Map<Integer, Integer> losses = new TreeMap<>();
    private final Map<String, Integer> errors = new TreeMap<>();
    /** By the call's id: the epochs that its participants were told, the first one first. */
    private final Map<String, Set<String>> lives = new TreeMap<>();

    private double allowance;
    private long settled;
    private long settledAt = System.nanoTime();
    private long tenths;
    private int welcomes;
    private int replaced;
    private int calls;
    private long repeated;

    Exchange(EventLoop loop, FaultProxy proxy, Plan plan) {
        this.loop = loop;
        this.proxy = proxy;
        this.plan = plan;
        this.random = new Random(plan.seed());
        this.backoff = new Random(random.nextLong());
        this.faults = new Faults(loop, proxy, new Random(random.nextLong()));
    }

    void start() {
        while (pages.size() < plan.participants()) {
            calls++;
            String invite = Capability.random();
            int size = Math.min(2 + random.nextInt(7), plan.participants() - pages.size());
            for (int i = 0; i < size; i++) {
                pages.add(page(new Seat(invite)));
            }
        }
        pages.forEach(page -> page.client().start());
        tick();
    }

    private Page page(Seat seat) {
        return new Page(loop, proxy.address(), seat, new Random(backoff.nextLong()), this);
    }

    /** When all has been said, and has arrived. */
    CompletableFuture<Void> done() {
        return done;
    }

    /** When so much of the exchange lies behind. */
    CompletableFuture<Void> milestone(double part) {
        return milestones.computeIfAbsent((long) (part * plan.signals()), key -> new CompletableFuture<>());
    }

    Map<String, Set<String>> lives() {
        return lives;
    }

    /** By the call's id: how many are in it at present, by the epoch that they were told. More than one: it is split. */
    Map<String, Map<String, Long>> halves() {
        return pages.stream()
                .filter(page -> page.client().isWelcome())
                .collect(groupingBy(
                        page -> page.seat().call(),
                        TreeMap::new,
                        groupingBy(page -> page.client().roster().epoch(), counting())));
    }

    /** Signals that were sent and are not acknowledged, of all. */
    int unacknowledged() {
        return pages.stream().mapToInt(page -> page.client().unacknowledged()).sum();
    }

    Faults faults() {
        return faults;
    }

    int replaced() {
        return replaced;
    }

    Map<String, Integer> errors() {
        return errors;
    }

    /** Connections that ended with one of these codes. */
    int lost(Set<Integer> codes) {
        return losses.entrySet().stream()
                .filter(loss -> codes.contains(loss.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private void tick() {
        talk();
        while (faults.ordered() < due(plan.kills()) && kill()) {
            // And the next one that is due.
        }
        while (replaced < due(plan.replacements())) {
            replace();
        }
        look();
        if (!done.isDone()) {
            loop.after(TICK, this::tick);
        }
    }

    /** How many of these should have happened by now. */
    private int due(int all) {
        return (int) Math.min(all, (double) all * ledger.settled() / plan.signals() + 0.5);
    }

    private void talk() {
        allowance += plan.participants() * RATE * TICK.toMillis() / 1e3;
        for (; allowance >= 1; allowance--) {
            Page page = anyPage();
            List<Roster.Entry> others = List.copyOf(page.client().roster().entries());
            if (ledger.sent() < plan.signals()
                    && ledger.outstanding() < (long) OUTSTANDING * plan.participants()
                    && !others.isEmpty()) {
                Roster.Entry to = others.get(random.nextInt(others.size()));
                if (page.client().backlog(to) < BACKLOG) {
                    page.say(to, length());
                }
            }
        }
    }

    /** Candidates mostly, some descriptions, and now and then something large. */
    private int length() {
        int kind = random.nextInt(20);
        return kind == 0 ? random.nextInt(15_000) : kind < 3 ? 3_000 : random.nextInt(200);
    }

    private Page anyPage() {
        return pages.get(random.nextInt(pages.size()));
    }

    /** @return false where nobody has a connection */
    private boolean kill() {
        int first = random.nextInt(pages.size());
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get((first + i) % pages.size());
            Link link = link(page);
            if (link != null) {
                faults.kill(link, () -> isInFlight(page));
                Link other = link(anyPage());
                if (other != null) {
                    faults.disturb(other);
                }
                return true;
            }
        }
        return false;
    }

    private Link link(Page page) {
        return proxy.link(page.client().localPort());
    }

    /** Whether anything that this page has sent, or has been sent, is unacknowledged. */
    private boolean isInFlight(Page page) {
        return page.client().unacknowledged() > 0
                || pages.stream()
                        .anyMatch(other -> other.client()
                                        .unacknowledged(
                                                page.client().id(),
                                                page.client().instance())
                                > 0);
    }

    private void replace() {
        int index = random.nextInt(pages.size());
        Page old = pages.get(index);
        Page successor = page(old.seat());
        repeated += old.client().repeated();
        pages.set(index, successor);
        if (random.nextBoolean()) {
            old.vanish();
        } else {
            old.replace();
        }
        successor.client().start();
        replaced++;
    }

    private void look() {
        long now = System.nanoTime();
        if (ledger.settled() > settled) {
            settled = ledger.settled();
            settledAt = now;
        } else if (now - settledAt > STANDSTILL.toNanos()) {
            done.completeExceptionally(new AssertionError("it stands still: " + this));
        }
        if (10 * settled / plan.signals() > tenths) {
            tenths = 10 * settled / plan.signals();
            System.out.printf("proof: %d %%, %s, %s%n", 10 * tenths, ledger, faults);
        }
        milestones.forEach((signals, future) -> {
            if (settled >= signals) {
                future.complete(null);
            }
        });
        if (ledger.sent() >= plan.signals()
                && ledger.outstanding() == 0
                && faults.kills() >= plan.kills()
                && unacknowledged() == 0) {
            done.complete(null);
        }
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void welcomed(Page page) {
        welcomes++;
        lives.computeIfAbsent(page.seat().call(), call -> new LinkedHashSet<>())
                .add(page.client().roster().epoch());
    }

    @Override
    public void lost(int code) {
        losses.merge(code, 1, Integer::sum);
    }

    @Override
    public void error(String code) {
        errors.merge(code, 1, Integer::sum);
    }

    @Override
    public void stopped(Page page, int code, boolean wasExpected) {
        if (!wasExpected) {
            done.completeExceptionally(new AssertionError("someone was told to stop with " + code + ": " + this));
        }
    }

    @Override
    public String toString() {
        long again = repeated
                + pages.stream().mapToLong(page -> page.client().repeated()).sum();
        return "seed %d: %d participants in %d calls; %s; %s; %,d pages replaced; %,d said again; %,d welcomes;"
                        .formatted(plan.seed(), plan.participants(), calls, ledger, faults, replaced, again, welcomes)
                + " ends by code %s; errors %s".formatted(losses, errors);
    }
}
