"""Words that tell what a name names."""

from onrecord.extract.words.lexicon import words

ORGANISATION_WORDS = words("""
    inc corp co ltd plc llc gmbh company corporation group holdings partners bank trust fund
    institute university college school ministry department agency bureau commission committee
    council court board party union association federation organization organisation society
    foundation league club congress parliament senate house administration authority service
    services force forces army navy police guard office center centre international industries
    systems church brothers sons airlines airways motors laboratories labs nations
    """)
"""A name that holds one of them is an organization's."""

OUTLET_WORDS = words("""
    times post journal herald tribune gazette guardian observer chronicle globe news newsweek
    reuters bbc cnn npr afp ap dagbladet magazine weekly daily monitor telegraph independent mirror
    interfax tass
    """)
"""A name that ends with one of them is an outlet's."""

PLACE_WORDS = words("""
    river city town village street avenue road county province oblast region island islands isle
    lake sea ocean gulf bay mount mountain mountains valley desert peninsula strait north south east
    west northern southern eastern western bridge airport port harbour harbor square
    """)
"""A name that holds one of them is a place's."""

_COUNTRIES = """
    Afghanistan, Albania, Algeria, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan,
    Bahrain, Bangladesh, Belarus, Belgium, Benin, Bolivia, Botswana, Brazil, Britain, Bulgaria,
    Burundi, Cambodia, Cameroon, Canada, Chad, Chile, China, Colombia, Congo, Croatia, Cuba, Cyprus,
    Denmark, Ecuador, Egypt, Eritrea, Estonia, Ethiopia, Finland, France, Gabon, Gambia, Germany,
    Ghana, Greece, Guatemala, Guinea, Guyana, Haiti, Honduras, Hungary, Iceland, India, Indonesia,
    Iran, Iraq, Ireland, Israel, Italy, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kosovo, Kuwait,
    Kyrgyzstan, Laos, Latvia, Lebanon, Liberia, Libya, Lithuania, Luxembourg, Madagascar, Malawi,
    Malaysia, Mali, Malta, Mexico, Moldova, Mongolia, Montenegro, Morocco, Mozambique, Myanmar,
    Namibia, Nepal, Netherlands, New Zealand, Nicaragua, Niger, Nigeria, North Korea, Norway, Oman,
    Pakistan, Panama, Paraguay, Peru, Philippines, Poland, Portugal, Qatar, Romania, Russia, Rwanda,
    Saudi Arabia, Senegal, Serbia, Singapore, Slovakia, Slovenia, Somalia, South Africa, South
    Korea, Spain, Sri Lanka, Sudan, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania,
    Thailand, Tunisia, Turkey, Turkmenistan, Uganda, Ukraine, United Arab Emirates, United Kingdom,
    United States, Uruguay, Uzbekistan, Venezuela, Vietnam, Yemen, Zambia, Zimbabwe, U.S., U.K.,
    England, Scotland, Wales, Europe, Africa, Asia, America
"""
_STATES = """
    Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii,
    Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts,
    Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey,
    New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode
    Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, West
    Virginia, Wisconsin, Wyoming, Ontario, Quebec, Alberta, Manitoba, Queensland, New South Wales,
    Tasmania, D.C.
"""
COUNTRIES = frozenset(" ".join(name.split()) for name in f"{_COUNTRIES},{_STATES}".split(","))
"""Names of countries and of their states: places, whatever stands around them."""
