package parley.ice;

/** What a TURN server knows as well: a password, or the secret from which passwords are made. It does not say what it is. */
public final class TurnSecret {
    private final String text;

    private TurnSecret(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException where it has other characters than the visible ones of ASCII, too few or too many */
    public static TurnSecret parse(String text, int least, int greatest) {
        if (!text.matches("[!-~]{" + least + "," + greatest + "}")) {
            throw new IllegalArgumentException();
        }
        return new TurnSecret(text);
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "TurnSecret";
    }
}
