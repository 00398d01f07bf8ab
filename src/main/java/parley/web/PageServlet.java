package parley.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The page. It is a file, but for one address in it: messengers that show a picture beside a link, most of them, do not
 * find it unless its address is complete.
 */
final class PageServlet extends AssetServlet {
    private static final long serialVersionUID = 1L;

    private final transient Assets assets;
    private final transient PublicAddress address;

    PageServlet(Assets assets, PublicAddress address) {
        super(assets);
        this.assets = assets;
        this.address = address;
    }

    /** Made anew each time: whoever asks names the host, and may name any number of them. */
    @Override
    Asset asset(HttpServletRequest request) {
        return assets.page(address.of(request));
    }
}
