package org.bailiwick.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A body that is read to be held against a proof, and what the application gets of it afterwards. */
class UnreadRequestTest {
    private static HttpServletRequest request(String type, String body, long announced) {
        Map<String, Object> attributes = new HashMap<>();
        ServletInputStream stream = new Octets(body);
        return (HttpServletRequest) Proxy.newProxyInstance(
                UnreadRequestTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getMethod" -> "POST";
                    case "getContentType" -> type;
                    case "getContentLengthLong" -> announced;
                    case "getCharacterEncoding" -> null;
                    case "getInputStream" -> stream;
                    case "getParameterMap" -> Map.of("q", new String[] {"1"});
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static @Nullable String read(HttpServletRequest request, int most) {
        Optional<byte[]> body =
                KeptBody.read(request, most).toCompletableFuture().join();
        return body.map(octets -> new String(octets, StandardCharsets.UTF_8)).orElse(null);
    }

    private static String stream(HttpServletRequest request) throws IOException {
        return new String(UnreadRequest.of(request).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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
    void parametersOfAForm_areThoseOfQueryAndBody() {
        HttpServletRequest request =
                request("application/x-www-form-urlencoded; charset=UTF-8", "a=1&b=%C3%A4+x&a=2&q=3&c", -1);
        read(request, 100);
        HttpServletRequest unread = UnreadRequest.of(request);
        assertThat(unread.getParameterValues("a")).containsExactly("1", "2");
        assertThat(unread.getParameter("b")).isEqualTo("\u00e4 x");
        assertThat(unread.getParameterValues("q")).containsExactly("1", "3");
        assertThat(unread.getParameter("c")).isEmpty();
        assertThat(unread.getParameter("d")).isNull();
    }

    @Test
    void otherBody_hasNoParameters() {
        HttpServletRequest request = request("text/plain", "a=1", -1);
        read(request, 100);
        assertThat(UnreadRequest.of(request).getParameterMap()).containsOnlyKeys("q");
    }

    @Test
    void parts_areLost() {
        HttpServletRequest request = request("multipart/form-data; boundary=x", "--x--", -1);
        read(request, 100);
        assertThatThrownBy(() -> UnreadRequest.of(request).getParts())
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("insecure-unsigned-body");
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
