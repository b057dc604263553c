package org.bailiwick.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bailiwick.request.IpAddress;
import org.bailiwick.request.Sender;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who has sent a servlet request. */
class ServletRequestViewTest {
    private final Map<String, Object> attributes = new HashMap<>();

    private HttpServletRequest container(@Nullable String peer, String forwardedFor) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ServletRequestViewTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getRemoteAddr" -> peer;
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "getHeaders" ->
                        Collections.enumeration(
                                arguments[0].equals("X-Forwarded-For") ? List.of(forwardedFor) : List.of());
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    /** A filter before the gate that believes the fields, whoever has sent them, and takes them away. */
    private static HttpServletRequest believing(HttpServletRequest request, String address) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getRemoteAddr() {
                return address;
            }

            @Override
            public Enumeration<String> getHeaders(String name) {
                return Collections.emptyEnumeration();
            }
        };
    }

    private static Sender sender(HttpServletRequest request) {
        return new ServletRequestView(request).sender();
    }

    @Test // AS-9
    void sender_isWhomTheContainerSaysWhateverFiltersBelieve() {
        Sender arrived = new Sender(IpAddress.ofPeer("192.0.2.1"), List.of(), List.of("10.0.0.1"));
        HttpServletRequest request = container("192.0.2.1", "10.0.0.1");
        assertThat(sender(request)).isEqualTo(arrived);
        assertThat(sender(believing(request, "10.0.0.1"))).isEqualTo(arrived);
        assertThat(sender(new HttpServletRequestWrapper(believing(request, "10.0.0.1"))))
                .isEqualTo(arrived);
    }

    @Test // AS-9
    void peerThatTomcatHasReplaced_isNotKnown() {
        attributes.put("org.apache.tomcat.request.forwarded", true);
        assertThat(sender(container("192.0.2.1", "10.0.0.1")).peer()).isNull();
    }

    @Test // AS-9
    void peerThatIsNotSaidOrIsAName_isNotKnown() {
        assertThat(sender(container(null, "10.0.0.1")).peer()).isNull();
        assertThat(sender(container("localhost", "10.0.0.1")).peer()).isNull();
        assertThat(sender(container("", "10.0.0.1")).peer()).isNull();
    }
}
