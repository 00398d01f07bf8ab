package parley.forwarding;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A request to a container whose realm knows one user, {@code ada} with the password {@code a:b}. */
public final class Request {
    private final String address;
    private final Set<String> roles;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private String protocol = "HTTP/1.1";
    private String serverName;
    private Principal principal;
    private boolean wasAskedToLogIn;

    /** @param roles of the user */
    public Request(String address, String host, String... roles) {
        this.address = address;
        this.roles = Set.of(roles);
        headers.add(Map.entry("Host", host));
    }

    public HttpServletRequest asServletRequest() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                Request.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> answer(method.getName(), arguments == null ? new String[1] : arguments));
    }

    private Object answer(String method, Object[] arguments) throws ServletException {
        String name = (String) arguments[0];
        switch (method) {
            case "getRemoteAddr":
                return address;
            case "getProtocol":
                return protocol;
            case "getServerName":
                return serverName;
            case "getServerPort":
                return 8080;
            case "getScheme":
                return "http";
            case "isSecure":
                return false;
            case "getRequestURI":
                return "/parley/";
            case "getAttribute":
                return attributes.get(name);
            case "setAttribute":
                attributes.put(name, arguments[1]);
                return null;
            case "getHeaderNames":
                return Collections.enumeration(
                        headers.stream().map(Map.Entry::getKey).toList());
            case "getHeaders":
                return Collections.enumeration(values(name));
            case "getHeader":
                return values(name).stream().findFirst().orElse(null);
            case "getUserPrincipal":
                return principal;
            case "isUserInRole":
                return principal != null && roles.contains(name);
            case "login":
                logIn(name, (String) arguments[1]);
                return null;
            case "logout":
                principal = null;
                return null;
            default:
                throw new UnsupportedOperationException(method);
        }
    }

    public Request with(String name, String value) {
        headers.add(Map.entry(name, value));
        return this;
    }

    /** Without Host, as Tomcat gives what came by HTTP/2, or as HTTP/1.0 may be. */
    public Request withoutHost(String newProtocol, String newServerName) {
        headers.removeIf(header -> header.getKey().equals("Host"));
        protocol = newProtocol;
        serverName = newServerName;
        return this;
    }

    public Request withAttribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    public Request signedIn() {
        principal = () -> "ada";
        return this;
    }

    public boolean isSignedIn() {
        return principal != null;
    }

    public boolean wasAskedToLogIn() {
        return wasAskedToLogIn;
    }

    private List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    private void logIn(String user, String password) throws ServletException {
        wasAskedToLogIn = true;
        if (!user.equals("ada") || !password.equals("a:b")) {
            throw new ServletException();
        }
        signedIn();
    }
}
