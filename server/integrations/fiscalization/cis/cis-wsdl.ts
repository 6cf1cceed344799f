import { F73, type Operation, OPERATIONS, SERVICE, SOAP_ACTION } from '#server/integrations/fiscalization/cis/names.ts';

const operations = Object.keys(OPERATIONS) as readonly Operation[];
const each = (write: (name: Operation) => string): string => operations.map(write).join('\n');
const typeOf = (name: Operation): string => (name === 'echo' ? 'xsd:string' : 'xsd:anyType');

/**
 * What the SOAP client needs to know of the service, as text so that it loads from source and from a bundle alike: the operations,
 * document style, SOAP 1.1. Shapes are not described, because requests are written and answers are read by this folder's own code;
 * the address is only a placeholder, because the endpoint is configuration.
 */
export const CIS_WSDL = `<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions name="FiskalizacijaService" targetNamespace="${SERVICE}"
    xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:http="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:service="${SERVICE}" xmlns:f73="${F73}">
  <wsdl:types>
    <xsd:schema targetNamespace="${F73}" elementFormDefault="qualified">
${each((name) => `      <xsd:element name="${OPERATIONS[name].request}" type="${typeOf(name)}"/><xsd:element name="${OPERATIONS[name].answer}" type="${typeOf(name)}"/>`)}
    </xsd:schema>
  </wsdl:types>
${each((name) => `  <wsdl:message name="${name}Request"><wsdl:part name="request" element="f73:${OPERATIONS[name].request}"/></wsdl:message><wsdl:message name="${name}Answer"><wsdl:part name="answer" element="f73:${OPERATIONS[name].answer}"/></wsdl:message>`)}
  <wsdl:portType name="Fiskalizacija">
${each((name) => `    <wsdl:operation name="${name}"><wsdl:input message="service:${name}Request"/><wsdl:output message="service:${name}Answer"/></wsdl:operation>`)}
  </wsdl:portType>
  <wsdl:binding name="FiskalizacijaBinding" type="service:Fiskalizacija">
    <http:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
${each((name) => `    <wsdl:operation name="${name}"><http:operation soapAction="${SOAP_ACTION}/${name}" style="document"/><wsdl:input><http:body use="literal"/></wsdl:input><wsdl:output><http:body use="literal"/></wsdl:output></wsdl:operation>`)}
  </wsdl:binding>
  <wsdl:service name="FiskalizacijaService">
    <wsdl:port name="FiskalizacijaPort" binding="service:FiskalizacijaBinding"><http:address location="urn:endpoint:from:configuration"/></wsdl:port>
  </wsdl:service>
</wsdl:definitions>
`;
