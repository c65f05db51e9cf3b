package io.tdscaling.examples;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules that hold in all modules together. Printing is what examples are for. */
class ArchitectureTest {
  /** Packages below the core's own that are for users too. */
  private static final String[] PUBLIC = {"io.tdscaling.core.llm", "io.tdscaling.core.llm.openai"};

  private static final JavaClasses MAIN_CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.tdscaling");

  @Test
  void packages_haveNoCycles() {
    slices()
        .matching("io.tdscaling.(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(MAIN_CLASSES);
  }

  @Test
  void packages_areNullMarked() {
    classes().should(be(inANullMarkedPackage())).allowEmptyShould(true).check(MAIN_CLASSES);
  }

  @Test
  void examples_useThePublicApiOnly() {
    noClasses()
        .that()
        .resideInAPackage("io.tdscaling.examples..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.tdscaling.core.*..", "io.tdscaling.api.internal")
                .and(not(resideInAnyPackage(PUBLIC))))
        .check(MAIN_CLASSES);
  }

  /** The package is not exported: on the module path, using it elsewhere fails. */
  @Test
  void internalsOfTheApi_areUsedByTheApiOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.tdscaling.api..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.tdscaling.api.internal")
        .check(MAIN_CLASSES);
  }

  private static DescribedPredicate<JavaClass> inANullMarkedPackage() {
    return DescribedPredicate.describe(
        "in a package that is @NullMarked",
        type ->
            type.getPackage()
                .tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false));
  }
}
