package clinic.messaging;

import clinic.baremachine.RealInfrastructure;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestConstructor;

/** One surgery for all tests that leave it as they found it. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Surgery.class)
@RealInfrastructure
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@interface InSurgery {}
