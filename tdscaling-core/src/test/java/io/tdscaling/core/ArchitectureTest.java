package io.tdscaling.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The rules that hold in this module and in those below it. */
class ArchitectureTest {
  private static final String ROOT = "io.tdscaling.core";

  /** One step each of a trajectory's way; only what puts them together knows their order. */
  private static final String[] STAGES = {
    "io.tdscaling.core.catalog..",
    "io.tdscaling.core.cluster..",
    "io.tdscaling.core.blueprint..",
    "io.tdscaling.core.written..",
    "io.tdscaling.core.environment..",
    "io.tdscaling.core.simulation..",
    "io.tdscaling.core.verification..",
    "io.tdscaling.core.judging..",
    "io.tdscaling.core.contamination..",
    "io.tdscaling.core.metric..",
    "io.tdscaling.core.evolution..",
    "io.tdscaling.core.output.."
  };

  /** What every stage may build on. */
  private static final String[] SHARED = {
    "io.tdscaling.api..",
    "io.tdscaling.core.caching..",
    "io.tdscaling.core.json..",
    "io.tdscaling.core.llm..",
    "io.tdscaling.core.schema..",
    "io.tdscaling.core.random..",
    "io.tdscaling.core.text..",
    "io.tdscaling.core.dataflow..",
    "io.tdscaling.core.semantics..",
    "io.tdscaling.core.phrasing..",
    "io.tdscaling.core.plan..",
    "io.tdscaling.core.format.."
  };

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
  void libraries_doNotPrint() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true).check(MAIN_CLASSES);
  }

  @ParameterizedTest
  @FieldSource("STAGES")
  void stage_buildsOnlyOnSharedPackages(String stage) {
    classes()
        .that()
        .resideInAPackage(stage)
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("io.tdscaling.."))
                .or(resideInAPackage(stage))
                .or(resideInAnyPackage(SHARED)))
        .allowEmptyShould(true)
        .check(MAIN_CLASSES);
  }

  @Test
  void stages_areKnownToWhatPutsThemTogetherOnly() {
    noClasses()
        .that(resideInAPackage(ROOT + ".."))
        .and(not(resideInAnyPackage(ROOT, ROOT + ".engine..", ROOT + ".rejection..")))
        .and(not(resideInAnyPackage(STAGES)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(STAGES))
        .allowEmptyShould(true)
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
