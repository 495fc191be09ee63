package th.localpolicy.identity.identity;

import io.smallrye.config.ConfigMapping;

/** Under which licence the public part of the registry may be used; the publishing office decides. */
@ConfigMapping(prefix = "localpolicy.catalogue.licence")
interface CatalogueLicence {

    String name();

    String url();
}
