package parley.browser.embed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parley.js.NodeTools;

/** React, which comes as CommonJS, as modules for a browser: no more than what a bundler does to it. */
final class React {
    private static final Pattern REQUIRED = Pattern.compile("require\\(\"([^\"]+)\"\\)");
    private static final Pattern EXPORTED = Pattern.compile("^\\s*exports\\.(\\w+) =", Pattern.MULTILINE);

    private static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        FILES.put("react", "react/cjs/react.development.js");
        FILES.put("react/jsx-runtime", "react/cjs/react-jsx-runtime.development.js");
        FILES.put("react-dom", "react-dom/cjs/react-dom.development.js");
        FILES.put("react-dom/client", "react-dom/cjs/react-dom-client.development.js");
        FILES.put("scheduler", "scheduler/cjs/scheduler.development.js");
    }

    private React() {}

    private static String path(String module) {
        return "/modules/" + module + ".js";
    }

    static void publish(HostSite site) throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            String[] parts = file.getValue().split("/", 2);
            Path source = NodeTools.webjar(parts[0]).resolve(parts[1]);
            site.script(path(file.getKey()), module(Files.readString(source)));
        }
    }

    /** @param others further modules by name */
    static String importMap(Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(others);
        FILES.keySet().forEach(name -> all.put(name, path(name)));
        String imports = all.entrySet().stream()
                .map(entry -> '"' + entry.getKey() + "\": \"" + entry.getValue() + '"')
                .collect(Collectors.joining(", "));
        return "<script type=\"importmap\">{\"imports\": {" + imports + "}}</script>";
    }

    private static String module(String commonJs) {
        List<String> required = names(REQUIRED, commonJs);
        StringBuilder module = new StringBuilder();
        for (int i = 0; i < required.size(); i++) {
            module.append("import required")
                    .append(i)
                    .append(" from '")
                    .append(required.get(i))
                    .append("';\n");
        }
        module.append("const process = { env: { NODE_ENV: 'development' } };\n")
                .append("const module = { exports: {} };\nconst { exports } = module;\nconst require = (name) => ({\n");
        for (int i = 0; i < required.size(); i++) {
            module.append("  '")
                    .append(required.get(i))
                    .append("': required")
                    .append(i)
                    .append(",\n");
        }
        module.append("})[name];\n{\n").append(commonJs).append("\n}\nexport default exports;\n");
        module.append("export const { ")
                .append(String.join(", ", names(EXPORTED, commonJs)))
                .append(" } = exports;\n");
        return module.toString();
    }

    private static List<String> names(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(result -> result.group(1)).distinct().toList();
    }
}
