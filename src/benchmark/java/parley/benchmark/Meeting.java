package parley.benchmark;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Optional;
import parley.browser.MediaPath;
import parley.browser.WithBrowsers;

/**
 * One call of two, in which the one who joined has seen a picture of the other.
 *
 * @param one who joins, or offers
 * @param other who has been waiting, or answers
 * @param otherNumber of the other's peer connection in its page
 * @param roundTrip of the signaling, in milliseconds
 * @param path by which media go, as the one tells
 */
record Meeting(Timeline one, Timeline other, int otherNumber, double roundTrip, Optional<MediaPath> path) {
    private static final String PREVIEW = "() => document.querySelector('video[data-self]')?.readyState >= 2";

    /** @param page where Parley is */
    static Meeting inParley(Browser waits, Browser joins, String page) {
        try (BrowserContext waiting = waits.newContext();
                BrowserContext joining = joins.newContext()) {
            Page other = open(waiting, page);
            other.getByLabel("Your name").fill("Ada");
            button(other, "New call").click();
            other.locator("body[data-view=call][data-state=joined]").waitFor();
            Page one = open(joining, other.url());
            one.getByLabel("Your name").fill("Bob");
            button(one, "Join call").click();
            Timeline ofOne = Timeline.of(one, 0);
            return new Meeting(
                    ofOne, Timeline.of(other, 0), 0, Timeline.roundTrip(one), MediaPath.of(one, Timeline.CONNECTIONS));
        }
    }

    /** Opens the page, which turns the devices on by itself: the browser permits them from the start. */
    private static Page open(BrowserContext context, String address) {
        Page page = context.newPage();
        Timeline.witness(page);
        page.navigate(address);
        WithBrowsers.awaitTrue(page, PREVIEW);
        page.evaluate("() => new Promise((done) => requestIdleCallback(() => done()))");
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** Milliseconds after the click. */
    double at(String station) {
        return one.at(station) - one.at("click");
    }

    /** When the one who joined saw the other. */
    double firstFrame() {
        return at("0 " + Timeline.FIRST_FRAME);
    }

    double atOther(String station) {
        double concerningPeer = other.at(otherNumber + " " + station);
        return (Double.isNaN(concerningPeer) ? other.at(station) : concerningPeer) - one.at("click");
    }
}
