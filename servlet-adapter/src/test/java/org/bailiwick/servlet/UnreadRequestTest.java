package org.bailiwick.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A body that is read to be held against a proof, and what the application gets of it afterwards. */
class UnreadRequestTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private static HttpServletRequest request(String type, String body, long announced) {
        return request("POST", type, body, announced, Map.of());
    }

    /** Its container has parameters that neither query nor body have. */
    private static HttpServletRequest request(
            String method, String type, String body, long announced, Map<String, String> more) {
        Map<String, Object> attributes = new HashMap<>();
        ServletInputStream stream = new Octets(body);
        return (HttpServletRequest) Proxy.newProxyInstance(
                UnreadRequestTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getContentType" -> type;
                    case "getContentLengthLong" -> announced;
                    case "getCharacterEncoding" -> more.get("encoding");
                    case "getProtocol" -> more.getOrDefault("protocol", "HTTP/1.1");
                    case "getHeader" -> more.get((String) arguments[0]);
                    case "getQueryString" -> attributes.getOrDefault("query", "q=1");
                    case "getInputStream" -> stream;
                    case "getParameterMap" -> Map.of("taken", new String[] {"from the body"});
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    private static @Nullable String read(HttpServletRequest request, int most) {
        Optional<byte[]> body = KeptBody.read(request, most, bytes -> true)
                .toCompletableFuture()
                .join();
        return body.map(octets -> new String(octets, StandardCharsets.UTF_8)).orElse(null);
    }

    private static String stream(HttpServletRequest request) throws IOException {
        return new String(UnreadRequest.of(request).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void bodyThatThereIsNoRoomFor_isNotKnownAndGoesOn() throws IOException {
        HttpServletRequest request = request("text/plain", "hello", 5);
        assertThat(KeptBody.read(request, 5, bytes -> false)
                        .toCompletableFuture()
                        .join())
                .isEmpty();
        assertThat(KeptBody.of(request).orElseThrow().isWhole()).isFalse();
        assertThat(stream(request)).isEqualTo("hello");
    }

    @Test
    void bodyThatWasRead_isThereOnce() throws IOException {
        HttpServletRequest request = request("text/plain", "hello", 5);
        assertThat(read(request, 5)).isEqualTo("hello");
        assertThat(stream(request)).isEqualTo("hello");
        assertThat(stream(request)).as("later dispatches share it").isEmpty();
    }

    @Test
    void reader_readsItToo() throws IOException {
        HttpServletRequest request = request("text/plain", "one\ntwo", -1);
        read(request, 100);
        assertThat(UnreadRequest.of(request).getReader().lines()).containsExactly("one", "two");
    }

    @Test
    void bodyThatIsTooLong_goesOnWhereReadingStopped() throws IOException {
        HttpServletRequest announced = request("text/plain", "hello", 5);
        assertThat(read(announced, 4)).isNull();
        assertThat(UnreadRequest.of(announced)).as("nothing was read").isSameAs(announced);

        HttpServletRequest chunked = request("text/plain", "hello, world", -1);
        assertThat(read(chunked, 4)).isNull();
        assertThat(stream(chunked)).isEqualTo("hello, world");
    }

    @Test
    void bodyOfAnotherLengthThanAnnounced_isNotKnown() {
        assertThat(read(request("text/plain", "hel", 5), 100)).isNull();
        assertThat(read(request("text/plain", "", 5), 100))
                .as("somebody read it before")
                .isNull();
    }

    @Test
    void chunkedBodyOfWhichNothingIsLeft_isNotKnown() { // AS-4
        Map<String, String> chunked = Map.of("Transfer-Encoding", "chunked");
        assertThat(read(request("PUT", FORM, "", -1, chunked), 100)).isNull();
        assertThat(read(request("PUT", FORM, "a=1", -1, chunked), 100)).isEqualTo("a=1");
    }

    @Test
    void formOfWhichNothingIsLeft_isNotKnownWhereNobodyMustAnnounceIt() { // AS-4
        Map<String, String> http2 = Map.of("protocol", "HTTP/2.0");
        assertThat(read(request("PUT", FORM, "", -1, http2), 100)).isNull();
        assertThat(read(request("PUT", FORM, "a=1", -1, http2), 100)).isEqualTo("a=1");
        assertThat(read(request("PUT", FORM, "", 0, http2), 100)).isEmpty();
        assertThat(read(request("PUT", "application/json", "", -1, http2), 100)).isEmpty();
        assertThat(read(request("PUT", FORM, "", -1, Map.of()), 100)).isEmpty();
    }

    @Test
    void parametersOfAForm_areThoseOfQueryAndBody() { // AS-4
        HttpServletRequest request = request(FORM + "; charset=UTF-8", "a=1&b=%C3%A4+x&a=2&q=3&c", -1);
        read(request, 100);
        HttpServletRequest unread = UnreadRequest.of(request);
        assertThat(unread.getParameterValues("a")).containsExactly("1", "2");
        assertThat(unread.getParameter("b")).isEqualTo("\u00e4 x");
        assertThat(unread.getParameterValues("q")).containsExactly("1", "3");
        assertThat(unread.getParameter("c")).isEmpty();
        assertThat(unread.getParameter("d")).isNull();
        assertThat(Collections.list(unread.getParameterNames())).containsExactly("q", "a", "b", "c");
    }

    @Test
    void parametersThatSomebodyHasTakenElsewhere_areNone() { // AS-4
        HttpServletRequest empty = request("PUT", FORM, "", 0, Map.of());
        read(empty, 100);
        assertThat(UnreadRequest.of(empty).getParameterMap()).containsOnlyKeys("q");
    }

    @Test
    void pairThatIsNotPercentEncoded_isLeftOut() {
        HttpServletRequest request = request(FORM, "a=%zz&%=1&b=%&c=2", -1);
        read(request, 100);
        assertThat(UnreadRequest.of(request).getParameterMap()).containsOnlyKeys("q", "c");
    }

    @Test
    void encodingThatNobodyKnows_isTheUsualOne() throws IOException {
        HttpServletRequest request = request("POST", FORM, "a=%C3%A4", -1, Map.of("encoding", "none/such"));
        read(request, 100);
        assertThat(UnreadRequest.of(request).getParameter("a")).isEqualTo("\u00e4");
        assertThatThrownBy(() -> UnreadRequest.of(request).getReader())
                .isInstanceOf(UnsupportedEncodingException.class);
    }

    @Test
    void dispatchWithAQueryOfItsOwn_addsToTheParameters() {
        HttpServletRequest request = request(FORM, "a=1", -1);
        read(request, 100);
        HttpServletRequest unread = UnreadRequest.of(request);
        assertThat(unread.getParameterMap()).containsOnlyKeys("q", "a");
        request.setAttribute("query", "q=2&r=3");
        assertThat(unread.getParameterValues("q")).containsExactly("2", "1");
        assertThat(unread.getParameterMap()).containsOnlyKeys("q", "r", "a");
        request.setAttribute("jakarta.servlet.include.query_string", "s=4");
        assertThat(unread.getParameterMap()).containsOnlyKeys("q", "r", "a", "s");
    }

    @Test
    void otherBody_hasNoParameters() {
        for (HttpServletRequest request :
                List.of(request("text/plain", "a=1", -1), request("PUT", FORM, "a=1", -1, Map.of()))) {
            read(request, 100);
            assertThat(UnreadRequest.of(request).getParameterMap()).containsOnlyKeys("q");
        }
    }

    @Test
    void bodyThatIsNotKnown_changesNothingForRulesThatOnlyObserve() {
        HttpServletRequest request = request("PUT", FORM, "", 5, Map.of());
        read(request, 100);
        assertThat(UnreadRequest.of(request).getParameterMap()).containsOnlyKeys("taken");
    }

    @Test
    void partsOfAForm_areTheContainers() {
        HttpServletRequest form = request("multipart/form-data; boundary=x", "--x--", -1);
        assertThat(read(form, 100)).as("nothing was read").isNull();
        assertThat(UnreadRequest.of(form)).isSameAs(form);

        HttpServletRequest other = request("multipart/mixed; boundary=x", "--x--", -1);
        assertThat(read(other, 100)).isEqualTo("--x--");
        assertThatThrownBy(() -> UnreadRequest.of(other).getParts())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("insecure-unsigned-body");
        assertThatThrownBy(() -> UnreadRequest.of(other).getPart("x")).isInstanceOf(IllegalStateException.class);
    }

    private static final class Octets extends ServletInputStream {
        private final ByteArrayInputStream octets;

        Octets(String text) {
            this.octets = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int read() {
            return octets.read();
        }

        @Override
        public boolean isFinished() {
            return octets.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("setReadListener");
        }
    }
}
