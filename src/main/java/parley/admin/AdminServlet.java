package parley.admin;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.BiConsumer;
import parley.management.Control;
import parley.web.OwnPage;

/**
 * What the page of the administration asks for, {@code admin/api/...}: shown by GET, changed by POST, both for the role
 * {@value #ROLE} alone; and the latter for that page alone.
 */
public final class AdminServlet extends HttpServlet {
    /** As in {@code web.xml}. */
    static final String ROLE = "parley-admin";

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_ACTION = 1_000;

    private final transient Jsonb json = JsonbBuilder.create();
    private final transient View view;
    private final transient Control control;

    private static final Map<String, BiConsumer<Control, Action>> ACTIONS = Map.of(
            "/end", (control, action) -> control.end(action.call),
            "/remove", (control, action) -> control.remove(action.call, action.participant, action.lock),
            "/lock", (control, action) -> control.lock(action.call),
            "/unlock", (control, action) -> control.unlock(action.call),
            "/drain", (control, action) -> control.drain(),
            "/undrain", (control, action) -> control.undrain());

    /** What is asked for. Members that an action has no use for are ignored. */
    public record Action(String call, String participant, boolean lock) {
        public Action {
            call = Objects.requireNonNullElse(call, "");
            participant = Objects.requireNonNullElse(participant, "");
        }
    }

    public AdminServlet(Control control, View view) {
        this.view = view;
        this.control = control;
    }

    @Override
    public void destroy() {
        try {
            json.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        String path = String.valueOf(request.getPathInfo());
        boolean isPost = request.getMethod().equals("POST");
        if (request.getMethod().equals("HEAD")) { // of no use; over HTTP/2, Payara would send what is written
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else if (isPost && !OwnPage.asks(request)) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, "cross-site");
        } else if (request.getUserPrincipal() == null) {
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "signed-out");
        } else if (!request.isUserInRole(ROLE)) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, "not-administrator");
        } else if (isPost && ACTIONS.containsKey(path)) {
            act(ACTIONS.get(path), request, response);
        } else if (request.getMethod().equals("GET") && path.equals("/overview")) {
            overview(request, response);
        } else if (request.getMethod().equals("GET") && path.equals("/settings")) {
            write(response, view.settings());
        } else {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "not-found");
        }
    }

    private void overview(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String calls;
        try {
            calls = wantedCalls(request);
        } catch (IllegalArgumentException e) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "not-understood");
            return;
        }
        write(response, view.now(request.getUserPrincipal().getName(), calls));
    }

    /** Read here, since of a wrong percent-encoding some servers make an error page, and others nothing at all. */
    private static String wantedCalls(HttpServletRequest request) {
        String name = "calls=";
        String query = Objects.requireNonNullElse(request.getQueryString(), "");
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(name))
                .map(pair -> URLDecoder.decode(pair.substring(name.length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private void act(BiConsumer<Control, Action> action, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_ACTION + 1);
        try {
            if (body.length > LONGEST_ACTION) {
                throw new IllegalArgumentException("too long");
            }
            Action asked = json.fromJson(new String(body, StandardCharsets.UTF_8), Action.class);
            if (asked == null) {
                throw new IllegalArgumentException("null");
            }
            action.accept(control.as(request.getUserPrincipal().getName()), asked);
            write(response, Map.of());
        } catch (NoSuchElementException e) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "gone");
        } catch (IllegalArgumentException | JsonbException e) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "not-understood");
        }
    }

    private void refuse(HttpServletResponse response, int status, String code) throws IOException {
        response.setStatus(status);
        write(response, Map.of("code", code));
    }

    private void write(HttpServletResponse response, Object body) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.toJson(body));
    }
}
