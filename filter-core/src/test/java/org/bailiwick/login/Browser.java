package org.bailiwick.login;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser, as far as it keeps cookies and says who makes a request. */
final class Browser {
    final Map<String, String> cookies = new LinkedHashMap<>();

    /** A person goes to a page, by a link or by being sent there. */
    FakeRequest goes(String target) {
        return sends("GET", target)
                .with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .with("Sec-Fetch-Mode", "navigate")
                .with("Sec-Fetch-Dest", "document");
    }

    /** A person presses a button on a page of this service. */
    FakeRequest posts(String target) {
        return sends("POST", target).with("Accept", "text/html").with("Sec-Fetch-Site", "same-origin");
    }

    FakeRequest sends(String method, String target) {
        FakeRequest request = FakeRequest.of(method, target);
        return cookies.isEmpty()
                ? request
                : request.with(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
    }

    void takes(List<String> setCookies) {
        for (String cookie : setCookies) {
            int equals = cookie.indexOf('=');
            String name = cookie.substring(0, equals);
            if (cookie.contains("; Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, cookie.substring(equals + 1, cookie.indexOf(';')));
            }
        }
    }

    /** Another one with the same cookies: a backup, or a thief's. */
    Browser copy() {
        Browser copy = new Browser();
        copy.cookies.putAll(cookies);
        return copy;
    }
}
