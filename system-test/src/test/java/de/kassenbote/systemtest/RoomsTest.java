package de.kassenbote.systemtest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;

/** Which room may know what: the table of modules in the architecture, as far as the compiler does not see to it. */
@AnalyzeClasses(packages = "de.kassenbote", importOptions = {ImportOption.DoNotIncludeTests.class, RoomsTest.NoTestJars.class})
class RoomsTest {
  /** The fixtures that modules share come as jars of their own. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String BROKER = "de.kassenbote.broker..";
  private static final String ROUTES = "de.kassenbote.routes..";
  private static final String DATABASE = "de.kassenbote.database..";
  private static final String HTTP = "de.kassenbote.http..";
  private static final String SYNC_LOG = "de.kassenbote.synclog..";
  private static final String TILL = "de.kassenbote.till..";
  private static final String HUB = "de.kassenbote.hub..";
  private static final String CLI = "de.kassenbote.cli..";

  @ArchTest
  static final ArchRule routesKnowNoDatabaseAndNoWeb =
      noClasses().that().resideInAPackage(ROUTES).should().dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.apache.derby..", "org.postgresql..", "io.javalin..", DATABASE, HTTP);

  @ArchTest
  static final ArchRule theBrokersRoomKnowsNoCamelAndNoDatabase =
      noClasses().that().resideInAPackage(BROKER).should().dependOnClassesThat()
          .resideInAnyPackage("org.apache.camel..", "java.sql..", "javax.sql..", "org.jdbi..", ROUTES, DATABASE, HTTP);

  @ArchTest
  static final ArchRule whatServesBothKnowsNeither =
      noClasses().that().resideInAnyPackage(DATABASE, HTTP, SYNC_LOG).should().dependOnClassesThat().resideInAnyPackage(TILL, HUB, CLI, BROKER);

  @ArchTest
  static final ArchRule theTillKnowsNoHub =
      noClasses().that().resideInAPackage(TILL).should().dependOnClassesThat().resideInAnyPackage(HUB, CLI);

  @ArchTest
  static final ArchRule theHubKnowsNoTill =
      noClasses().that().resideInAPackage(HUB).should().dependOnClassesThat().resideInAnyPackage(TILL, CLI);

  @ArchTest
  static final ArchRule routesAndBrokersKnowNoApp =
      noClasses().that().resideInAnyPackage(ROUTES, BROKER).should().dependOnClassesThat().resideInAnyPackage(TILL, HUB, CLI);

  @ArchTest
  static final ArchRule theCommandLineHasNoLogicOfItsOwn =
      noClasses().that().resideInAPackage(CLI).should().dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.apache.camel..", "org.apache.activemq..", "jakarta.jms..");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles = slices().matching("de.kassenbote.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule everyRouteLivesInRoutes =
      classes().that().areAssignableTo(RoutesBuilder.class).and().areNotAssignableTo(RouteConfigurationBuilder.class)
          .should().resideInAPackage(ROUTES);

  @ArchTest
  static final ArchRule aRouteIsNamedAsOne =
      classes().that().areAssignableTo(RoutesBuilder.class).and().areNotAssignableTo(RouteConfigurationBuilder.class)
          .and().doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT)
          .should().haveSimpleNameEndingWith("Route");
}
