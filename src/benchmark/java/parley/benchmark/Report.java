package parley.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table that is printed: both absolute figures, their ratio, and how far the rounds lie apart. */
final class Report {
    private static final String ROW = "%-38s %-4s %22s %22s %18s%n";

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void note(String format, Object... arguments) {
        out.printf(Locale.ROOT, format + "%n", arguments);
        out.flush();
    }

    void title(String title) {
        title(title, "Parley", "bare", "ratio");
    }

    void title(String title, String... columns) {
        note("%n%s", title);
        row("", "", columns[0], columns[1], columns[2]);
    }

    /**
     * @param parley one figure per round
     * @param bare the figures of the rounds that alternated with them
     */
    void compare(String what, String unit, List<Double> parley, List<Double> bare) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < parley.size(); round++) {
            ratios.add(parley.get(round) / bare.get(round));
        }
        row(what, unit, spread(parley), spread(bare), spread(ratios));
    }

    void row(String what, String unit, String parley, String bare, String ratio) {
        out.printf(Locale.ROOT, ROW, what, unit, parley, bare, ratio);
        out.flush();
    }

    /** Median, and in brackets the least and the greatest. */
    static String spread(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        String median = number(median(sorted));
        return sorted.size() == 1
                ? median
                : median + " [" + number(sorted.get(0)) + " " + number(sorted.get(sorted.size() - 1)) + "]";
    }

    static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String number(double figure) {
        double size = Math.abs(figure);
        String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, figure);
    }
}
