package parley.benchmark;

/** One of the two that are compared. */
enum Contender {
    PARLEY("/parley/calls/"),
    BARE("/bare/");

    private final String path;

    Contender(String path) {
        this.path = path;
    }

    /** The path of a pair's WebSockets. */
    String path(String call) {
        return path + call;
    }

    String context() {
        return path.split("/")[1];
    }
}
