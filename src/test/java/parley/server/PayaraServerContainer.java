package parley.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** Payara Server for Arquillian: there is no adapter for it that speaks of Jakarta's packages and can be had. */
public final class PayaraServerContainer implements DeployableContainer<PayaraServerContainer.Configuration> {
    private static final Path DIRECTORY = Fork.directory();
    private static final int PORT = Integer.getInteger("http.port", 0);

    private PayaraDomain domain;
    private ServerProcess process;

    /** Registers what the run needs; two containers on the class path would be one too many. */
    public static final class Extension implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            if ("payara-server".equals(System.getProperty("arquillian.launch"))) {
                builder.service(DeployableContainer.class, PayaraServerContainer.class);
            } else if ("payara".equals(System.getProperty("arquillian.launch"))) {
                builder.observer(PayaraMicroEnd.class);
            }
        }
    }

    /** pom.xml says it all. */
    public static final class Configuration implements ContainerConfiguration {
        @Override
        public void validate() {
            // Nothing could be wrong.
        }
    }

    @Override
    public Class<Configuration> getConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Local");
    }

    @Override
    public void start() throws LifecycleException {
        try {
            domain = new PayaraDomain(
                    Path.of(System.getProperty("payara-server.home")), DIRECTORY.resolve("domains"), PORT);
            process = domain.process();
            process.start();
            domain.awaitAdministration();
            for (String command : Files.readAllLines(Path.of(System.getProperty("payara.users")))) {
                // The same option is the command's own in Payara Micro's files, and asadmin's here.
                domain.asadmin()
                        .run(command.replaceFirst("(.*) (--passwordfile \\S+)", "$2 $1")
                                .split(" "));
            }
        } catch (IOException e) {
            throw new LifecycleException("Payara Server did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LifecycleException("interrupted", e);
        }
    }

    @Override
    public void stop() {
        process.close();
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        File war = DIRECTORY.resolve(archive.getName()).toFile();
        archive.as(ZipExporter.class).exportTo(war, true);
        asadmin("deploy", "--contextroot", name(archive), "--name", name(archive), war.getAbsolutePath());
        return new ProtocolMetaData().addContext(new HTTPContext("127.0.0.1", PORT));
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        asadmin("undeploy", name(archive));
    }

    private static String name(Archive<?> archive) {
        return archive.getName().replace(".war", "");
    }

    private void asadmin(String... command) throws DeploymentException {
        try {
            domain.asadmin().run(command);
        } catch (IOException e) {
            throw new DeploymentException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeploymentException("interrupted", e);
        }
    }
}
