package org.bailiwick.testkit.browser;

/** What a browser makes a request for. */
public enum Use {
    /** A page for the window itself: typed, clicked, or a form that is sent. */
    NAVIGATION(Accept.PAGE, "navigate", "document"),
    /** A page for a frame of another page. */
    FRAME(Accept.PAGE, "navigate", "iframe"),
    /** A page that may be navigated to later, by speculation rules. */
    PREFETCH(Accept.PAGE, "navigate", "document"),
    /** A script's {@code fetch}, with cookies. */
    FETCH("*/*", "cors", "empty"),
    /** An image of a page. */
    IMAGE("image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8", "no-cors", "image");

    private final String accept;
    private final String mode;
    private final String destination;

    Use(String accept, String mode, String destination) {
        this.accept = accept;
        this.mode = mode;
        this.destination = destination;
    }

    /** {@code Accept}. */
    String accept() {
        return accept;
    }

    /** {@code Sec-Fetch-Mode}. */
    String mode() {
        return mode;
    }

    /** {@code Sec-Fetch-Dest}. */
    String destination() {
        return destination;
    }

    boolean isNavigation() {
        return mode.equals("navigate");
    }

    /** Whether what is answered fills the window, so that cookies with {@code SameSite=Lax} go along. */
    boolean isTopLevel() {
        return this == NAVIGATION || this == PREFETCH;
    }

    /** Constants that enum constants may use. */
    private static final class Accept {
        private static final String PAGE =
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
                        + "application/signed-exchange;v=b3;q=0.7";
    }
}
