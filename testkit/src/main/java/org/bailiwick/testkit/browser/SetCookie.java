package org.bailiwick.testkit.browser;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.testkit.browser.Cookie.SameSite;
import org.jspecify.annotations.Nullable;

/** Reads a {@code Set-Cookie} field by RFC 6265bis section 5; dates in the form of RFC 9110 alone. */
final class SetCookie {
    private static final int LONGEST_PAIR = 4096;
    private static final int LONGEST_ATTRIBUTE = 1024;
    private static final Duration LONGEST_LIFE = Duration.ofDays(400);

    private final String name;
    private final String value;
    private final Map<String, String> attributes = new LinkedHashMap<>();

    private SetCookie(String field) {
        String[] parts = field.split(";", -1);
        String[] sides = parts[0].split("=", 2);
        this.name = sides.length == 2 ? sides[0].trim() : "";
        this.value = sides[sides.length - 1].trim();
        for (int part = 1; part < parts.length; part++) {
            String[] attribute = parts[part].split("=", 2);
            String said = attribute.length == 2 ? attribute[1].trim() : "";
            if (said.length() <= LONGEST_ATTRIBUTE) {
                attributes.put(attribute[0].trim().toLowerCase(Locale.ROOT), said);
            }
        }
    }

    /** The cookie that a browser keeps when the URL has answered with that; nothing where it keeps none. */
    static Optional<Cookie> read(URI url, String field, Instant now) {
        SetCookie set = new SetCookie(field);
        boolean well = field.chars().noneMatch(each -> (each < ' ' && each != '\t') || each == 0x7F)
                && set.name.length() + set.value.length() <= LONGEST_PAIR
                && !(set.name.isEmpty() && set.value.isEmpty());
        return well ? set.cookie(url, now).filter(cookie -> set.isKept(cookie, url)) : Optional.empty();
    }

    private Optional<Cookie> cookie(URI url, Instant now) {
        String host = Site.host(url);
        String domain = attributes.getOrDefault("domain", "").toLowerCase(Locale.ROOT);
        String ofDomain = domain.startsWith(".") ? domain.substring(1) : domain;
        boolean hostOnly = ofDomain.isEmpty() || Site.isAddress(host);
        boolean foreign = !ofDomain.isEmpty()
                && (!Cookie.isWithin(host, ofDomain) || (!ofDomain.contains(".") && !ofDomain.equals(host)));
        return foreign
                ? Optional.empty()
                : Optional.of(new Cookie(
                        name,
                        value,
                        hostOnly ? host : ofDomain,
                        hostOnly,
                        path(url),
                        attributes.containsKey("secure"),
                        attributes.containsKey("httponly"),
                        SameSite.of(attributes.getOrDefault("samesite", "")),
                        expires(now)));
    }

    private boolean isKept(Cookie cookie, URI url) {
        if (cookie.secure() ? !Site.isTrustworthy(url) : cookie.sameSite() == SameSite.NONE) {
            return false;
        }
        String start = (name.isEmpty() ? value : name).toLowerCase(Locale.ROOT);
        boolean ofHost = start.startsWith("__host-");
        boolean prefixed = ofHost || start.startsWith("__secure-");
        boolean whole = !attributes.containsKey("domain")
                && attributes.getOrDefault("path", "").equals("/");
        return !prefixed || (!name.isEmpty() && cookie.secure() && (!ofHost || whole));
    }

    private String path(URI url) {
        String said = attributes.getOrDefault("path", "");
        String asked = url.getRawPath();
        int end = asked.lastIndexOf('/');
        return said.startsWith("/") ? said : end <= 0 ? "/" : asked.substring(0, end);
    }

    private Optional<Instant> expires(Instant now) {
        @Nullable String age = attributes.get("max-age");
        if (age != null && age.matches("-?[0-9]{1,18}")) {
            long seconds = Math.min(Long.parseLong(age), LONGEST_LIFE.toSeconds());
            return Optional.of(seconds <= 0 ? Instant.MIN : now.plusSeconds(seconds));
        }
        try {
            return Optional.ofNullable(attributes.get("expires"))
                    .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }
}
