package parley.network;

/** How a router replaces the addresses of those behind it: RFC 4787, section 4.1. It lets in nobody who was not spoken to. */
public enum Nat {
    /** The same port whomever one speaks to: others can be told of it. */
    ENDPOINT_INDEPENDENT("masquerade"),
    /** A port of its own for each whom one speaks to ("symmetric"): no server can find out which. */
    ENDPOINT_DEPENDENT("masquerade fully-random");

    private final String statement;

    Nat(String statement) {
        this.statement = statement;
    }

    /** @param restrictions on what goes through, as rules of nftables, one each */
    String rules(String... restrictions) {
        return """
                table ip nat {
                    chain out {
                        type nat hook postrouting priority srcnat
                        oifname "wan" %s
                    }
                }
                table ip filter {
                    chain input {
                        type filter hook input priority filter
                        iifname "wan" ct state new drop
                    }
                    chain forward {
                        type filter hook forward priority filter
                        %s
                        iifname "wan" ct state new drop
                    }
                }
                """.formatted(statement, String.join("\n", restrictions));
    }
}
